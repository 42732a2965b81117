package dev.kubewalk.apimachinery.labels;

import java.util.List;
import java.util.Map;

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
