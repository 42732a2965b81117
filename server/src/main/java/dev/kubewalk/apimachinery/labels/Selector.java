package dev.kubewalk.apimachinery.labels;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Requirements on labels that must all hold. The empty selector matches everything.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/labels/selector.go (Selector)
 */
public record Selector(List<Requirement> requirements) {
  private static final Selector EVERYTHING = new Selector(List.of());

  public Selector {
    requirements = List.copyOf(requirements);
  }

  public static Selector everything() {
    return EVERYTHING;
  }

  /**
   * Reads the query form, such as {@code app=web,tier in (a,b),!old}.
   *
   * @throws IllegalArgumentException with the message of v1.18 when it is malformed
   */
  public static Selector parse(String text) {
    return new Selector(new Parser(text).parse());
  }

  /**
   * Reads the form that objects have, with {@code matchLabels} and {@code matchExpressions}. Go:
   * staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/helpers.go (LabelSelectorAsSelector)
   */
  public static Selector ofObject(Unstructured selector) {
    List<Requirement> all = new ArrayList<>();
    selector
        .stringMapAt("matchLabels")
        .forEach((key, value) ->
            all.add(new Requirement(key, Requirement.Operator.IN, new TreeSet<>(Set.of(value)))));
    selector.objectsAt("matchExpressions").forEach(one -> all.add(requirement(one)));
    return new Selector(all);
  }

  private static Requirement requirement(Unstructured expression) {
    String key = expression.stringAt("key");
    TreeSet<String> values = new TreeSet<>(expression.stringsAt("values"));
    return switch (expression.stringAt("operator")) {
      case "In" -> new Requirement(key, Requirement.Operator.IN, values);
      case "NotIn" -> new Requirement(key, Requirement.Operator.NOT_IN, values);
      case "Exists" -> new Requirement(key, Requirement.Operator.EXISTS, values);
      case "DoesNotExist" -> new Requirement(key, Requirement.Operator.DOES_NOT_EXIST, values);
      // Validation refuses any other; until it does so, no label meets it.
      default -> new Requirement(key, Requirement.Operator.IN, new TreeSet<>());
    };
  }

  public boolean isEmpty() {
    return requirements.isEmpty();
  }

  public boolean matches(Map<String, String> labels) {
    for (Requirement requirement : requirements) {
      if (!requirement.matches(labels)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return String.join(",", requirements.stream().map(Requirement::toString).toList());
  }
}
