package dev.kubewalk.apiserver.registry.generic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * Makes equal numbers equal: a tree read from text holds small numbers as ints, one that was
 * computed may hold them as longs, and the two would differ.
 */
final class Numbers {
  private Numbers() {}

  /** Turns longs that are small enough into ints, in place. */
  static void unify(ObjectNode object) {
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      field.setValue(unified(field.getValue()));
    }
  }

  private static JsonNode unified(JsonNode node) {
    if (node instanceof ObjectNode object) {
      unify(object);
    } else if (node instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        list.set(i, unified(list.get(i)));
      }
    } else if (node.isLong() && node.canConvertToInt()) {
      return IntNode.valueOf(node.intValue());
    }
    return node;
  }
}
