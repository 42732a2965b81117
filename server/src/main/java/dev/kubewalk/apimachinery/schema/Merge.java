package dev.kubewalk.apimachinery.schema;

import java.util.List;
import java.util.Set;

/**
 * How two values of one field become one.
 *
 * @param listType what server-side apply does with a list: {@code atomic}, {@code set}, {@code
 *     map}; empty when the field does not say (then a list is atomic)
 * @param mapKeys the fields that tell the elements of a {@code map} list apart
 * @param mergeKey the field by which a strategic merge patch finds an element; empty for none
 * @param strategies what a strategic merge patch does: {@code merge}, {@code retainKeys}; empty
 *     means that the patch replaces the value
 */
public record Merge(
    String listType, List<String> mapKeys, String mergeKey, Set<String> strategies) {

  /** A field about whose merging nothing is said. */
  public static final Merge UNSAID = new Merge("", List.of(), "", Set.of());

  public boolean merges() {
    return strategies.contains("merge");
  }

  public boolean retainsKeys() {
    return strategies.contains("retainKeys");
  }
}
