package dev.kubewalk.registry.core.pod;

import dev.kubewalk.registry.page.Formats;
import dev.kubewalk.registry.page.Scope;
import dev.kubewalk.registry.page.Selectors;
import java.util.List;

/** Where a pod may run. Go: pkg/apis/core/validation (ValidateTolerations, validateAffinity). */
final class PodScheduling {
  private static final List<String> EFFECTS =
      List.of("NoSchedule", "PreferNoSchedule", "NoExecute");

  private PodScheduling() {}

  /** Go: ValidateTolerations, one of them. */
  static void toleration(Scope toleration) {
    String key = toleration.text("key");
    String operator = toleration.text("operator");
    if (!key.isEmpty()) {
      toleration.qualifiedName("key");
    }
    if (key.isEmpty() && !operator.equals("Exists")) {
      toleration.invalid(
          "operator",
          "operator must be Exists when `key` is empty, which means \"match all values and all"
              + " keys\"");
    }
    if (toleration.has("tolerationSeconds") && !toleration.text("effect").equals("NoExecute")) {
      toleration.invalid("effect", "effect must be 'NoExecute' when `tolerationSeconds` is set");
    }
    switch (operator) {
      case "Equal", "" -> {
        List<String> problems = Formats.labelValue(toleration.text("value"));
        if (!problems.isEmpty()) {
          toleration.invalid("operator", String.join(";", problems));
        }
      }
      case "Exists" -> {
        if (!toleration.text("value").isEmpty()) {
          toleration.invalid("operator", "value must be empty when `operator` is 'Exists'");
        }
      }
      default -> toleration.oneOf("operator", List.of("Equal", "Exists"));
    }
    if (!toleration.text("effect").isEmpty()) {
      toleration.oneOf("effect", EFFECTS);
    }
  }

  static void affinity(Scope affinity) {
    String required = "requiredDuringSchedulingIgnoredDuringExecution";
    String preferred = "preferredDuringSchedulingIgnoredDuringExecution";
    Scope node = affinity.in("nodeAffinity");
    if (node.has(required)) {
      nodeSelector(node.in(required));
    }
    for (Scope term : node.each(preferred)) {
      weight(term);
      nodeTerm(term.in("preference"));
    }
    for (String kind : List.of("podAffinity", "podAntiAffinity")) {
      Scope pods = affinity.in(kind);
      pods.each(required).forEach(PodScheduling::podTerm);
      for (Scope term : pods.each(preferred)) {
        weight(term);
        podTerm(term.in("podAffinityTerm"));
      }
    }
  }

  private static void weight(Scope term) {
    if (term.number("weight") <= 0 || term.number("weight") > 100) {
      term.invalid("weight", "must be in the range 1-100");
    }
  }

  /** Go: ValidateNodeSelector. */
  static void nodeSelector(Scope selector) {
    if (selector.isEmpty("nodeSelectorTerms")) {
      selector.required("nodeSelectorTerms", "must have at least one node selector term");
    }
    selector.each("nodeSelectorTerms").forEach(PodScheduling::nodeTerm);
  }

  private static void nodeTerm(Scope term) {
    for (Scope expression : term.each("matchExpressions")) {
      nodeOperator(expression);
      expression.qualifiedName("key");
    }
    for (Scope field : term.each("matchFields")) {
      switch (field.text("operator")) {
        case "In", "NotIn" -> {
          if (field.node("values").size() != 1) {
            field.required(
                "values",
                "must be only one value when `operator` is 'In' or 'NotIn'"
                    + " for node field selector");
          }
        }
        default -> field.invalid("operator", "not a valid selector operator");
      }
      if (!field.text("key").equals("metadata.name")) {
        field.invalid("key", "not a valid field selector key");
      }
    }
  }

  private static void nodeOperator(Scope expression) {
    boolean empty = expression.isEmpty("values");
    switch (expression.text("operator")) {
      case "In", "NotIn" -> {
        if (empty) {
          expression.required("values", "must be specified when `operator` is 'In' or 'NotIn'");
        }
      }
      case "Exists", "DoesNotExist" -> {
        if (!empty) {
          expression.forbidden(
              "values", "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
        }
      }
      case "Gt", "Lt" -> {
        if (expression.node("values").size() != 1) {
          expression.required(
              "values", "must be specified single value when `operator` is 'Lt' or 'Gt'");
        }
      }
      default -> expression.invalid("operator", "not a valid selector operator");
    }
  }

  private static void podTerm(Scope term) {
    if (term.has("labelSelector")) {
      // Go names the path without a field of its own here.
      Selectors.validate(term.in("labelSelector").named(term.at("matchExpressions")));
    }
    for (String namespace : term.texts("namespaces")) {
      Formats.dnsLabel(namespace)
          .forEach(problem -> term.invalidShown("namespace", '"' + namespace + '"', problem));
    }
    if (term.text("topologyKey").isEmpty()) {
      term.required("topologyKey", "can not be empty");
    }
    term.qualifiedName("topologyKey");
  }
}
