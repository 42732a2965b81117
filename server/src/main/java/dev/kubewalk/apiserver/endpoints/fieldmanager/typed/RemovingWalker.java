package dev.kubewalk.apiserver.endpoints.fieldmanager.typed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath.PathElement;
import dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath.Set;
import java.util.Map;

/**
 * Takes fields and elements out of a value; where nothing is left, null is.
 *
 * <p>Go: vendor/sigs.k8s.io/structured-merge-diff/v3/typed/remove.go (removingWalker)
 */
final class RemovingWalker {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private RemovingWalker() {}

  static JsonNode remove(Atom type, JsonNode value, Set gone) throws TypedException {
    return switch (type.shapeOf(value)) {
      case SCALAR -> value;
      case LIST -> list(type.list(), value, gone);
      case MAP -> map(type.map(), value, gone);
    };
  }

  private static JsonNode list(ListType type, JsonNode list, Set gone) throws TypedException {
    ArrayNode kept = NODES.arrayNode();
    for (int i = 0; type.associative() && i < list.size(); i++) {
      PathElement element = ListItems.pathElement(type, i, list.get(i));
      if (!gone.has(element)) {
        kept.add(inside(type.elements().get(), list.get(i), gone.withPrefix(element)));
      }
    }
    return kept.isEmpty() ? NODES.nullNode() : kept;
  }

  private static JsonNode map(MapType type, JsonNode map, Set gone) throws TypedException {
    ObjectNode kept = NODES.objectNode();
    if (!type.isAtomic()) {
      for (Map.Entry<String, JsonNode> entry : map.properties()) {
        PathElement element = new PathElement.FieldName(entry.getKey());
        if (!gone.has(element)) {
          Atom field = type.typeOf(entry.getKey());
          kept.set(entry.getKey(), inside(field, entry.getValue(), gone.withPrefix(element)));
        }
      }
    }
    return kept.isEmpty() ? NODES.nullNode() : kept;
  }

  private static JsonNode inside(Atom type, JsonNode value, Set gone) throws TypedException {
    return gone.isEmpty() ? value : remove(type, value, gone);
  }
}
