package dev.kubewalk.registry.core;

import static dev.kubewalk.registry.page.Defaults.defaults;
import static dev.kubewalk.registry.page.Rules.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.registry.core.pod.Resources;
import dev.kubewalk.registry.page.Defaults;
import dev.kubewalk.registry.page.GoText;
import dev.kubewalk.registry.page.Quantities;
import dev.kubewalk.registry.page.ResourceLists;
import dev.kubewalk.registry.page.Scope;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** v1 LimitRange. Go: pkg/registry/core/limitrange, pkg/apis/core/validation. */
final class LimitRanges {
  private static final Defaults DEFAULTS = defaults()
      .each(
          "spec.limits",
          defaults()
              .include(LimitRanges::fill)
              .include(ResourceLists.rounded(
                  "max", "min", "default", "defaultRequest", "maxLimitRequestRatio")));

  private LimitRanges() {}

  static Resource define() {
    return Resource.of("", "limitranges", "LimitRange")
        .shortNames("limits")
        .namespaced()
        .version("v1", DEFAULTS)
        .createsOnUpdate()
        .strategy(rules().checks(LimitRanges::validate))
        .build();
  }

  /** For containers: max is the default limit, which is the default request, as is min. */
  private static void fill(Unstructured item) {
    if (!item.stringAt("type").equals("Container")) {
      return;
    }
    inherit(item, "max", "default");
    inherit(item, "default", "defaultRequest");
    inherit(item, "min", "defaultRequest");
  }

  private static void inherit(Unstructured item, String from, String to) {
    item.at(from).properties().forEach(entry -> {
      ObjectNode target = item.ensureObject(to);
      if (!target.has(entry.getKey())) {
        target.set(entry.getKey(), entry.getValue());
      }
    });
  }

  private static void validate(Scope range) {
    Set<String> types = new HashSet<>();
    for (Scope limit : range.each("spec.limits")) {
      String type = limit.text("type");
      if (!type.contains("/")
          && !Set.of("Pod", "Container", "PersistentVolumeClaim").contains(type)) {
        limit.invalidAll("type", ResourceNames.limitTypeProblems(type));
      }
      if (!types.add(type)) {
        limit.duplicate("type");
      }
      validateLimit(limit, type);
    }
  }

  private static void validateLimit(Scope limit, String type) {
    Set<String> keys = new TreeSet<>();
    for (String part : new String[] {"max", "min"}) {
      limit.node(part).fieldNames().forEachRemaining(keys::add);
    }
    if (type.equals("Pod")) {
      if (!limit.isEmpty("default")) {
        limit.forbidden("default", "may not be specified when `type` is 'Pod'");
      }
      if (!limit.isEmpty("defaultRequest")) {
        limit.forbidden("defaultRequest", "may not be specified when `type` is 'Pod'");
      }
    } else {
      limit.node("default").fieldNames().forEachRemaining(keys::add);
      limit.node("defaultRequest").fieldNames().forEachRemaining(keys::add);
    }
    if (type.equals("PersistentVolumeClaim")
        && !limit.node("min").has("storage")
        && !limit.node("max").has("storage")) {
      limit.required(
          "limits",
          "either minimum or maximum storage value is required, but neither" + " was provided");
    }
    limit.node("maxLimitRequestRatio").fieldNames().forEachRemaining(keys::add);
    resourceNames(limit, type);
    keys.forEach(key -> compare(limit, key));
  }

  private static void resourceNames(Scope limit, String type) {
    boolean pod = type.equals("Pod");
    List<String> lists = pod
        ? List.of("max", "min", "maxLimitRequestRatio")
        : List.of("max", "min", "default", "defaultRequest", "maxLimitRequestRatio");
    boolean container = pod || type.equals("Container");
    for (String list : lists) {
      limit.node(list).fieldNames().forEachRemaining(name -> {
        String path = limit.at(list + "[" + name + "]");
        List<String> problems =
            container ? Resources.nameProblems(name) : Resources.anyNameProblems(name);
        problems.forEach(problem -> limit.add(FieldError.invalid(path, name, problem)));
      });
    }
  }

  private static void compare(Scope limit, String key) {
    String min = limit.node("min").path(key).asText();
    String max = limit.node("max").path(key).asText();
    String request = limit.node("defaultRequest").path(key).asText();
    String limited = limit.node("default").path(key).asText();
    String ratio = limit.node("maxLimitRequestRatio").path(key).asText();
    above(limit, "min", key, min, min, max, "min value %s is greater than max value %s");
    above(
        limit,
        "defaultRequest",
        key,
        request,
        min,
        request,
        "min value %s is greater than default request value %s");
    above(
        limit,
        "defaultRequest",
        key,
        request,
        request,
        max,
        "default request value %s is greater than max value %s");
    above(
        limit,
        "defaultRequest",
        key,
        request,
        request,
        limited,
        "default request value %s is greater than default limit value %s");
    above(
        limit, "default", key, min, min, limited, "min value %s is greater than default value %s");
    above(
        limit, "default", key, max, limited, max, "default value %s is greater than max value %s");
    if (!ratio.isEmpty() && Quantities.compare(ratio, "1") < 0) {
      limit.invalidShown(
          "maxLimitRequestRatio[" + key + "]",
          GoText.quantity(ratio),
          "ratio " + ratio + " is less than 1");
    }
    if (!ratio.isEmpty() && !min.isEmpty() && !max.isEmpty()) {
      ratioInReach(limit, key, ratio, Quantities.parse(max), Quantities.parse(min));
    }
  }

  private static void ratioInReach(
      Scope limit, String key, String ratio, BigDecimal max, BigDecimal min) {
    double reach = max.doubleValue() / min.doubleValue();
    if (Quantities.parse(ratio).doubleValue() > reach) {
      limit.invalidShown(
          "maxLimitRequestRatio[" + key + "]",
          GoText.quantity(ratio),
          String.format(Locale.ROOT, "ratio %s is greater than max/min = %f", ratio, reach));
    }
  }

  /** {@code shown} is what Go puts into the message, which is not always the field's own value. */
  private static void above(
      Scope limit, String field, String key, String shown, String low, String high, String detail) {
    if (!low.isEmpty() && !high.isEmpty() && Quantities.compare(low, high) > 0) {
      limit.invalidShown(
          field + "[" + key + "]", GoText.quantity(shown), String.format(detail, low, high));
    }
  }
}
