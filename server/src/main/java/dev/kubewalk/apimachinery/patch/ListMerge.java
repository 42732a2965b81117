package dev.kubewalk.apimachinery.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Merges two lists: objects by their merge key, scalars as a set.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/util/strategicpatch/patch.go (mergeSlice)
 */
final class ListMerge {
  private ListMerge() {}

  /** {@code deletes} is true when the patch lists scalars to take away. */
  static ArrayNode merge(
      ArrayNode original, ArrayNode patch, PatchSchema.Field field, boolean deletes) {
    if (original.isEmpty() && patch.isEmpty()) {
      return original;
    }
    JsonNodeType type = elementType(original, patch);
    ArrayNode serverOrder = original.deepCopy();
    if (type != JsonNodeType.OBJECT) {
      if (deletes) {
        return without(original, patch);
      }
      return ElementOrder.arrange(union(original, patch), patch, serverOrder, "");
    }
    String key = field.mergeKey();
    if (key.isEmpty()) {
      throw PatchException.raw("cannot merge lists without merge key");
    }
    ArrayNode plain = JsonNodeFactory.instance.arrayNode();
    ArrayNode kept = obeyDirectives(original, patch, key, plain);
    ArrayNode merged = mergeByKey(kept, plain, field);
    return ElementOrder.arrange(merged, plain, serverOrder, key);
  }

  private static JsonNodeType elementType(ArrayNode original, ArrayNode patch) {
    JsonNodeType type = null;
    for (ArrayNode list : new ArrayNode[] {original, patch}) {
      for (JsonNode element : list) {
        if (element.isArray()) {
          throw PatchException.doesNotApply("lists of lists are not supported");
        }
        if (type != null && type != element.getNodeType()) {
          ArrayNode both = JsonNodeFactory.instance.arrayNode().add(original).add(patch);
          throw PatchException.raw("list element types are not identical: " + GoText.of(both));
        }
        type = element.getNodeType();
      }
    }
    return type;
  }

  private static ArrayNode without(ArrayNode original, ArrayNode gone) {
    ArrayNode kept = JsonNodeFactory.instance.arrayNode();
    for (JsonNode element : original) {
      if (ElementOrder.index(gone, element, "") < 0) {
        kept.add(element);
      }
    }
    return kept;
  }

  private static ArrayNode union(ArrayNode original, ArrayNode patch) {
    ArrayNode union = JsonNodeFactory.instance.arrayNode();
    for (ArrayNode list : new ArrayNode[] {original, patch}) {
      for (JsonNode element : list) {
        if (ElementOrder.index(union, element, "") < 0) {
          union.add(element);
        }
      }
    }
    return union;
  }

  /** Returns what is left of the original; the patch's ordinary elements go to {@code plain}. */
  private static ArrayNode obeyDirectives(
      ArrayNode original, ArrayNode patch, String key, ArrayNode plain) {
    ArrayNode kept = original;
    boolean replace = false;
    for (JsonNode element : patch) {
      ObjectNode object = (ObjectNode) element;
      if (!object.has(StrategicMergePatch.DIRECTIVE)) {
        plain.add(object);
        continue;
      }
      switch (object.get(StrategicMergePatch.DIRECTIVE).asText()) {
        case "delete" -> kept = withoutKey(kept, requireKey(object, key), key);
        case "replace" -> replace = true;
        case "merge" ->
          throw PatchException.raw("merging lists cannot yet be specified in the patch");
        default -> throw StrategicMergePatch.unknownDirective(object);
      }
    }
    return replace ? JsonNodeFactory.instance.arrayNode() : kept;
  }

  private static ArrayNode withoutKey(ArrayNode list, JsonNode value, String key) {
    ArrayNode kept = JsonNodeFactory.instance.arrayNode();
    for (JsonNode element : list) {
      if (!requireKey((ObjectNode) element, key).asText().equals(value.asText())) {
        kept.add(element);
      }
    }
    return kept;
  }

  private static JsonNode requireKey(ObjectNode element, String key) {
    if (!element.has(key)) {
      throw PatchException.raw(
          "map: " + GoText.of(element) + " does not contain declared merge key: " + key);
    }
    return element.get(key);
  }

  private static ArrayNode mergeByKey(ArrayNode list, ArrayNode patch, PatchSchema.Field field) {
    ArrayNode merged = JsonNodeFactory.instance.arrayNode().addAll(list);
    for (JsonNode element : patch) {
      requireKey((ObjectNode) element, field.mergeKey());
      int at = ElementOrder.index(merged, element, field.mergeKey());
      if (at < 0) {
        merged.add(element);
      } else {
        merged.set(
            at,
            StrategicMergePatch.mergeMap(
                (ObjectNode) merged.get(at), (ObjectNode) element, field.type()));
      }
    }
    return merged;
  }
}
