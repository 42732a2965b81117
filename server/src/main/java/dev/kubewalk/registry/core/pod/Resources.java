package dev.kubewalk.registry.core.pod;

import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.registry.page.Formats;
import dev.kubewalk.registry.page.GoText;
import dev.kubewalk.registry.page.Quantities;
import dev.kubewalk.registry.page.Scope;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a container asks for. Go: pkg/apis/core/validation (ValidateResourceRequirements). */
public final class Resources {
  private static final Set<String> COMPUTE = Set.of("cpu", "memory");
  private static final Set<String> CONTAINER = Set.of("cpu", "memory", "ephemeral-storage");
  private static final Set<String> STANDARD = Set.of(
      "cpu",
      "memory",
      "ephemeral-storage",
      "requests.cpu",
      "requests.memory",
      "requests.ephemeral-storage",
      "limits.cpu",
      "limits.memory",
      "limits.ephemeral-storage",
      "pods",
      "resourcequotas",
      "services",
      "replicationcontrollers",
      "secrets",
      "configmaps",
      "persistentvolumeclaims",
      "storage",
      "requests.storage",
      "services.nodeports",
      "services.loadbalancers");

  private Resources() {}

  public static void validate(Scope resources) {
    boolean huge = false;
    boolean base = false;
    for (String list : List.of("limits", "requests")) {
      for (var entry : resources.node(list).properties()) {
        huge |= entry.getKey().startsWith("hugepages-");
        base |= COMPUTE.contains(entry.getKey());
      }
    }
    resources
        .node("limits")
        .properties()
        .forEach(entry -> quantity(resources, "limits", entry.getKey()));
    for (var entry : resources.node("requests").properties()) {
      String name = entry.getKey();
      quantity(resources, "requests", name);
      String limit = resources.node("limits").path(name).asText();
      String request = entry.getValue().asText();
      String path = resources.at("requests");
      boolean extended = isExtended(name);
      if (!limit.isEmpty()) {
        int order = Quantities.compare(request, limit);
        if (order != 0 && extended) {
          resources.add(FieldError.invalid(path, request, "must be equal to " + name + " limit"));
        } else if (order > 0) {
          resources.add(FieldError.invalid(
              path, request, "must be less than or equal to " + name + " limit"));
        }
      } else if (extended) {
        resources.required("limits", "Limit must be set for non overcommitable resources");
      }
    }
    if (huge && !base) {
      resources.forbidden("", "HugePages require cpu or memory");
    }
  }

  private static boolean isExtended(String name) {
    boolean huge = name.startsWith("hugepages-");
    boolean foreign = name.contains("/") && !name.contains("kubernetes.io/");
    return huge || foreign;
  }

  private static void quantity(Scope resources, String list, String name) {
    String path = resources.at(list + "[" + name + "]");
    String value = resources.node(list).path(name).asText();
    nameProblems(name).forEach(p -> resources.add(FieldError.invalid(path, name, p)));
    BigDecimal number = Quantities.parse(value);
    if (number.signum() < 0) {
      resources.add(FieldError.invalid(path, value, Formats.NOT_NEGATIVE));
    }
    if (isExtended(name) && number.stripTrailingZeros().scale() > 0) {
      resources.add(FieldError.invalidShown(path, GoText.quantity(value), "must be an integer"));
    }
  }

  /** What is wrong with the name of a resource. Go: validateResourceName. */
  public static List<String> anyNameProblems(String name) {
    List<String> problems = Formats.qualifiedName(name);
    if (!problems.isEmpty() || name.contains("/") || isStandard(name)) {
      return problems;
    }
    return List.of("must be a standard resource type or fully qualified");
  }

  /** The same for a resource that containers use. Go: validateContainerResourceName. */
  public static List<String> nameProblems(String name) {
    List<String> problems = new ArrayList<>(anyNameProblems(name));
    boolean container = CONTAINER.contains(name) || name.startsWith("hugepages-");
    if (!name.contains("/") && !container) {
      problems.add("must be a standard resource for containers");
    } else if (name.startsWith("kubernetes.io/")) {
      problems.add("doesn't follow extended resource name standard");
    }
    return problems;
  }

  private static boolean isStandard(String name) {
    return STANDARD.contains(name)
        || name.startsWith("hugepages-")
        || name.startsWith("requests.hugepages-");
  }
}
