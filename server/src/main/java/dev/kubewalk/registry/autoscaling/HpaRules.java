package dev.kubewalk.registry.autoscaling;

import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.apiserver.registry.rest.NameValidators;
import dev.kubewalk.registry.page.Quantities;
import dev.kubewalk.registry.page.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What autoscalers must look like. Go: pkg/apis/autoscaling/validation/validation.go. */
final class HpaRules {
  private static final int LONGEST_WINDOW = 3600;
  private static final int LONGEST_PERIOD = 1800;
  private static final String POSITIVE = "must be greater than zero";

  private HpaRules() {}

  static void validate(Scope autoscaler) {
    Scope spec = autoscaler.in("spec");
    if (spec.has("minReplicas") && spec.number("minReplicas") < 1) {
      spec.invalid("minReplicas", "must be greater than or equal to 1");
    }
    if (spec.number("maxReplicas") < 1) {
      spec.invalidShown(
          "maxReplicas", Long.toString(spec.number("maxReplicas")), "must be greater than 0");
    }
    if (spec.has("minReplicas") && spec.number("maxReplicas") < spec.number("minReplicas")) {
      spec.invalidShown(
          "maxReplicas",
          Long.toString(spec.number("maxReplicas")),
          "must be greater than or equal to `minReplicas`");
    }
    reference(spec.in("scaleTargetRef"));
    boolean external = false;
    for (Scope metric : spec.each("metrics")) {
      metric(metric);
      external |= metric.has("object") || metric.has("external");
    }
    if (spec.has("minReplicas") && spec.number("minReplicas") == 0 && !external) {
      spec.forbidden(
          "metrics",
          "must specify at least one Object or External metric to support scaling to zero replicas");
    }
    if (spec.has("behavior")) {
      for (String direction : List.of("scaleUp", "scaleDown")) {
        if (spec.has("behavior." + direction)) {
          scaling(spec.in("behavior." + direction));
        }
      }
    }
  }

  private static void reference(Scope reference) {
    for (String field : List.of("kind", "name")) {
      if (reference.text(field).isEmpty()) {
        reference.required(field, "");
      } else {
        reference.invalidAll(field, NameValidators.pathSegment(reference.text(field), false));
      }
    }
  }

  private static void metric(Scope metric) {
    String type = metric.text("type");
    if (type.isEmpty()) {
      metric.required("type", "must specify a metric source type");
    }
    List<String> supported = List.of("External", "Object", "Pods", "Resource");
    if (!type.isEmpty() && !supported.contains(type)) {
      metric.oneOf("type", supported);
    }
    List<String> found = new ArrayList<>();
    for (String source : List.of("object", "external", "pods", "resource")) {
      if (metric.has(source)) {
        found.add(source);
        if (found.size() == 1) {
          source(metric.in(source), source);
        }
      }
    }
    String expected = type.toLowerCase(Locale.ROOT);
    if (!found.contains(expected)) {
      metric.add(FieldError.required(
          metric.path() + "." + expected, "must populate information for the given metric source"));
    }
    for (String source : found) {
      if (found.size() > 1 && !source.equals(expected)) {
        metric.forbidden(source, "must populate the given metric source only");
      }
    }
  }

  private static void source(Scope source, String kind) {
    switch (kind) {
      case "resource" -> {
        if (source.text("name").isEmpty()) {
          source.required("name", "must specify a resource name");
        }
      }
      case "object" -> {
        reference(source.in("describedObject"));
        name(source);
      }
      default -> name(source);
    }
    target(source, kind);
  }

  private static void name(Scope source) {
    Scope metric = source.in("metric");
    if (metric.text("name").isEmpty()) {
      metric.required("name", "must specify a metric name");
    } else {
      metric.invalidAll("name", NameValidators.pathSegment(metric.text("name"), false));
    }
  }

  private static void target(Scope source, String kind) {
    Scope target = source.in("target");
    if (target.text("type").isEmpty()) {
      target.required("type", "must specify a metric target type");
    } else {
      target.oneOf("type", List.of("Utilization", "Value", "AverageValue"));
    }
    for (String field : List.of("value", "averageValue")) {
      if (target.has(field) && Quantities.parse(target.text(field)).signum() <= 0) {
        target.invalid(field, "must be positive");
      }
    }
    if (target.has("averageUtilization") && target.number("averageUtilization") < 1) {
      target.invalid("averageUtilization", "must be greater than 0");
    }
    boolean value = target.has("value");
    boolean average = target.has("averageValue");
    boolean utilization = target.has("averageUtilization");
    switch (kind) {
      case "pods" -> {
        if (!average) {
          target.required("averageValue", "must specify a positive target averageValue");
        }
      }
      case "resource" -> {
        if (!average && !utilization) {
          target.required(
              "averageUtilization", "must set either a target raw value or a target utilization");
        } else if (average && utilization) {
          target.forbidden(
              "averageValue", "may not set both a target raw value and a target utilization");
        }
      }
      default -> {
        if (!average && !value) {
          target.required("averageValue", "must set either a target value or averageValue");
        } else if (average && value && kind.equals("external")) {
          target.forbidden(
              "value", "may not set both a target value for metric and a per-pod target");
        }
      }
    }
  }

  private static void scaling(Scope rules) {
    if (rules.has("stabilizationWindowSeconds")) {
      rules.nonNegative("stabilizationWindowSeconds");
      if (rules.number("stabilizationWindowSeconds") > LONGEST_WINDOW) {
        rules.invalid(
            "stabilizationWindowSeconds", "must be less than or equal to " + LONGEST_WINDOW);
      }
    }
    if (rules.has("selectPolicy")) {
      rules.oneOf("selectPolicy", List.of("Disabled", "Max", "Min"));
    }
    if (rules.isEmpty("policies")) {
      rules.required("policies", "must specify at least one Policy");
    }
    for (Scope policy : rules.each("policies")) {
      policy.oneOf("type", List.of("Percent", "Pods"));
      if (policy.number("value") <= 0) {
        policy.invalid("value", POSITIVE);
      }
      if (policy.number("periodSeconds") <= 0) {
        policy.invalid("periodSeconds", POSITIVE);
      }
      if (policy.number("periodSeconds") > LONGEST_PERIOD) {
        policy.invalid("periodSeconds", "must be less than or equal to " + LONGEST_PERIOD);
      }
    }
  }

  static void validateStatus(Scope autoscaler, Scope old) {
    autoscaler.in("status").nonNegative("currentReplicas", "desiredReplicas");
  }
}
