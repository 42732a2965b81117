package dev.kubewalk.apiserver.endpoints.fieldmanager.typed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath.PathElement;
import dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath.Set;
import dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath.Values;
import java.util.List;

/**
 * How one value became another. No field is in more than one of the three sets.
 *
 * <p>Go: vendor/sigs.k8s.io/structured-merge-diff/v3/typed/typed.go (Comparison)
 */
public record Comparison(Set removed, Set modified, Set added) {
  /** True when nothing changed. */
  public boolean isSame() {
    return removed.isEmpty() && modified.isEmpty() && added.isEmpty();
  }

  /** Sorts what the walk comes by into the three sets. */
  static final class Comparing implements MergingWalker.Rule {
    private final Comparison comparison = new Comparison(new Set(), new Set(), new Set());

    Comparison result() {
      return comparison;
    }

    @Override
    public JsonNode leaf(List<PathElement> path, JsonNode left, JsonNode right) {
      item(path, left, right);
      if (left != null && right != null && !Values.equal(left, right)) {
        comparison.modified.insert(path);
      }
      return null;
    }

    @Override
    public void item(List<PathElement> path, JsonNode left, JsonNode right) {
      if (left == null) {
        comparison.added.insert(path);
      } else if (right == null) {
        comparison.removed.insert(path);
      }
    }

    @Override
    public boolean skipsEqual() {
      return true;
    }
  }
}
