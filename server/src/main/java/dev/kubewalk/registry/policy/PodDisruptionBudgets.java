package dev.kubewalk.registry.policy;

import static dev.kubewalk.registry.page.Cells.age;
import static dev.kubewalk.registry.page.Cells.number;
import static dev.kubewalk.registry.page.Cells.text;
import static dev.kubewalk.registry.page.Rules.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.registry.page.Defaults;
import dev.kubewalk.registry.page.Formats;
import dev.kubewalk.registry.page.GoText;
import dev.kubewalk.registry.page.Rules;
import dev.kubewalk.registry.page.Scope;
import dev.kubewalk.registry.page.Selectors;
import java.util.List;

/** policy/v1beta1 PodDisruptionBudget. Go: pkg/registry/policy/poddisruptionbudget. */
final class PodDisruptionBudgets {
  private static final String NOT_SAID = "N/A";

  private PodDisruptionBudgets() {}

  static Resource define() {
    return Resource.of("policy", "poddisruptionbudgets", "PodDisruptionBudget")
        .shortNames("pdb")
        .namespaced()
        .version("v1beta1", Defaults.none())
        .needsResourceVersion()
        .generation()
        .strategy(rules()
            .ownsStatus("disruptionsAllowed", "currentHealthy", "desiredHealthy", "expectedPods")
            .countsGeneration("spec")
            .checks(PodDisruptionBudgets::validate))
        .status(Rules.keeping("spec"))
        .columns(
            text("Min Available", budget -> shown(budget, "spec.minAvailable")),
            text("Max Unavailable", budget -> shown(budget, "spec.maxUnavailable")),
            number("Allowed Disruptions", "status.disruptionsAllowed"),
            age())
        .build();
  }

  private static String shown(Unstructured budget, String path) {
    return budget.has(path) ? budget.stringAt(path) : NOT_SAID;
  }

  private static void validate(Scope budget) {
    Scope spec = budget.in("spec");
    if (spec.has("minAvailable") && spec.has("maxUnavailable")) {
      spec.invalidShown(
          "", spec.object().toString(), "minAvailable and maxUnavailable cannot be both set");
    }
    for (String field : List.of("minAvailable", "maxUnavailable")) {
      if (spec.has(field)) {
        amount(spec, field);
      }
    }
    Selectors.validate(spec.in("selector"));
  }

  private static void amount(Scope spec, String field) {
    JsonNode value = spec.node(field);
    if (!value.isTextual()) {
      spec.nonNegative(field);
      return;
    }
    for (String problem : Formats.percent(value.asText())) {
      spec.invalidShown(field, GoText.intOrString(value), problem);
    }
    if (Formats.isPercent(value.asText())
        && Integer.parseInt(value.asText().replace("%", "")) > 100) {
      spec.invalidShown(field, GoText.intOrString(value), "must not be greater than 100%");
    }
  }
}
