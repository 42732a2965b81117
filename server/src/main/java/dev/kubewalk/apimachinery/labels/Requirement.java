package dev.kubewalk.apimachinery.labels;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What one label must be.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/labels/selector.go (Requirement)
 */
public record Requirement(String key, Operator operator, SortedSet<String> values) {
  /** How the label is compared with the values. */
  public enum Operator {
    EQUALS,
    NOT_EQUALS,
    IN,
    NOT_IN,
    EXISTS,
    DOES_NOT_EXIST,
    GREATER_THAN,
    LESS_THAN
  }

  public Requirement {
    values = new TreeSet<>(values);
  }

  boolean matches(Map<String, String> labels) {
    String label = labels.get(key);
    return switch (operator) {
      case EQUALS, IN -> label != null && values.contains(label);
      case NOT_EQUALS, NOT_IN -> label == null || !values.contains(label);
      case EXISTS -> label != null;
      case DOES_NOT_EXIST -> label == null;
      case GREATER_THAN -> label != null && compare(label) > 0;
      case LESS_THAN -> label != null && compare(label) < 0;
    };
  }

  /** A label that is no integer never matches a comparison: it counts as equal. */
  private int compare(String label) {
    try {
      return Long.compare(Long.parseLong(label), Long.parseLong(values.first()));
    } catch (NumberFormatException notAnInteger) {
      return 0;
    }
  }

  @Override
  public String toString() {
    return switch (operator) {
      case EQUALS -> key + "=" + values.first();
      case NOT_EQUALS -> key + "!=" + values.first();
      case IN -> key + " in (" + String.join(",", values) + ")";
      case NOT_IN -> key + " notin (" + String.join(",", values) + ")";
      case EXISTS -> key;
      case DOES_NOT_EXIST -> "!" + key;
      case GREATER_THAN -> key + ">" + values.first();
      case LESS_THAN -> key + "<" + values.first();
    };
  }
}
