package dev.kubewalk.registry.scheduling;

import static dev.kubewalk.registry.page.Cells.age;
import static dev.kubewalk.registry.page.Cells.bool;
import static dev.kubewalk.registry.page.Cells.number;
import static dev.kubewalk.registry.page.Rules.rules;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.registry.page.Defaults;
import dev.kubewalk.registry.page.Scope;
import java.util.Map;

/** scheduling.k8s.io PriorityClass. Go: pkg/registry/scheduling/priorityclass. */
final class PriorityClasses {
  private static final long HIGHEST_USER = 1_000_000_000;
  private static final Map<String, Long> SYSTEM =
      Map.of("system-cluster-critical", 2_000_000_000L, "system-node-critical", 2_000_001_000L);

  private PriorityClasses() {}

  static Resource define() {
    return Resource.of("scheduling.k8s.io", "priorityclasses", "PriorityClass")
        .shortNames("pc")
        .version("v1", Defaults.none())
        .version("v1beta1", Defaults.none())
        .storedAs("scheduling.k8s.io/v1")
        .generation()
        .strategy(rules()
            .onCreate(PriorityClasses::prepare)
            .onUpdate((type, old) -> type.remove("preemptionPolicy"))
            .checks(PriorityClasses::validate)
            .checksUpdate(PriorityClasses::validateUpdate))
        .columns(
            number("Value", "value"),
            bool("Global-Default", type -> type.booleanAt("globalDefault")),
            age())
        .build();
  }

  /** The gate NonPreemptingPriority is off in 1.18. */
  private static void prepare(Unstructured type) {
    type.set("metadata.generation", 1);
    type.remove("preemptionPolicy");
  }

  private static void validate(Scope type) {
    String name = type.object().name();
    long value = type.number("value");
    if (name.startsWith("system-")) {
      if (!SYSTEM.containsKey(name) || SYSTEM.get(name) != value) {
        String why = SYSTEM.containsKey(name)
            ? "value of " + name + " PriorityClass must be " + SYSTEM.get(name)
            : "priority class names with 'system-' prefix are reserved for system use only";
        type.forbidden(
            "metadata.name",
            SYSTEM.containsKey(name)
                ? why
                : why + ". error: " + name + " is not a known system priority class");
      }
    } else if (value > HIGHEST_USER) {
      type.forbidden(
          "value", "maximum allowed value of a user defined priority is " + HIGHEST_USER);
    }
  }

  private static void validateUpdate(Scope type, Scope old) {
    if (!type.object().name().equals(old.object().name())) {
      type.add(FieldError.invalid("metadata.name", type.object().name(), "may not be changed"));
    }
    if (type.number("value") != old.number("value")) {
      type.forbidden("Value", "may not be changed in an update.");
    }
  }
}
