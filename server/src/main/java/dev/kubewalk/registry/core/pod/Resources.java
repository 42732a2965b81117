package dev.kubewalk.registry.core.pod;

import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.registry.page.Formats;
import dev.kubewalk.registry.page.Quantities;
import dev.kubewalk.registry.page.Scope;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** What a container asks for. Go: pkg/apis/core/validation (ValidateResourceRequirements). */
public final class Resources {
  private static final Set<String> STANDARD = Set.of("cpu", "memory", "ephemeral-storage");

  private Resources() {}

  public static void validate(Scope resources) {
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
  }

  private static boolean isExtended(String name) {
    boolean huge = name.startsWith("hugepages-");
    boolean foreign = name.contains("/") && !name.contains("kubernetes.io/");
    return huge || foreign;
  }

  private static void quantity(Scope resources, String list, String name) {
    String path = resources.at(list + "[" + name + "]");
    String value = resources.node(list).path(name).asText();
    List<String> problems = Formats.qualifiedName(name);
    problems.forEach(p -> resources.add(FieldError.invalid(path, name, p)));
    if (problems.isEmpty()
        && !name.contains("/")
        && !STANDARD.contains(name)
        && !name.startsWith("hugepages-")) {
      resources.add(FieldError.invalid(path, name, "must be a standard resource for containers"));
    } else if (problems.isEmpty() && name.startsWith("kubernetes.io/")) {
      resources.add(
          FieldError.invalid(path, name, "must be a standard resource type or fully qualified"));
    }
    BigDecimal number = Quantities.parse(value);
    if (number.signum() < 0) {
      resources.add(FieldError.invalid(path, value, Formats.NOT_NEGATIVE));
    }
    if (isExtended(name) && number.stripTrailingZeros().scale() > 0) {
      resources.add(FieldError.invalid(path, value, "must be an integer"));
    }
  }
}
