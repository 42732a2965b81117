package dev.kubewalk.apimachinery.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;

/**
 * JSON merge patch (RFC 7396): objects merge, null removes, everything else replaces.
 *
 * <p>Go: vendor/github.com/evanphx/json-patch/merge.go (MergePatch)
 */
public final class JsonMergePatch {
  private JsonMergePatch() {}

  /**
   * Applies {@code patch} to a copy of {@code original}. A list as a patch replaces the document.
   *
   * @throws PatchException when the patch is neither an object nor a list
   */
  public static JsonNode apply(ObjectNode original, JsonNode patch) {
    if (patch instanceof ObjectNode fields) {
      ObjectNode merged = original.deepCopy();
      mergeInto(merged, fields);
      return merged;
    }
    if (patch.isArray()) {
      return pruned(patch.deepCopy());
    }
    throw PatchException.raw("Invalid JSON Patch");
  }

  private static void mergeInto(ObjectNode target, ObjectNode patch) {
    for (var entry : patch.properties()) {
      String name = entry.getKey();
      JsonNode value = entry.getValue();
      if (value.isNull()) {
        target.remove(name);
      } else if (target.get(name) instanceof ObjectNode current
          && value instanceof ObjectNode sub) {
        mergeInto(current, sub);
      } else {
        target.set(name, pruned(value.deepCopy()));
      }
    }
  }

  /** Takes the nulls out of objects, however deep; nulls in lists stay. */
  private static JsonNode pruned(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (String name :
          new ArrayList<>(object.properties().stream().map(e -> e.getKey()).toList())) {
        if (object.get(name).isNull()) {
          object.remove(name);
        } else {
          pruned(object.get(name));
        }
      }
    } else if (node.isArray()) {
      node.forEach(JsonMergePatch::pruned);
    }
    return node;
  }
}
