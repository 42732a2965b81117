package dev.kubewalk.apimachinery.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * JSON Patch (RFC 6902) with the liberties of the library that v1.18 uses: {@code replace} of a
 * missing member adds it, {@code copy} of a missing one copies null, {@code test} against null
 * passes on a missing one, a negative index counts from the end.
 *
 * <p>Go: vendor/github.com/evanphx/json-patch/patch.go (Patch)
 */
public final class JsonPatch {
  /** More operations than this are refused. */
  public static final int MAX_OPERATIONS = 10_000;

  private final List<ObjectNode> operations;

  private JsonPatch(List<ObjectNode> operations) {
    this.operations = operations;
  }

  /**
   * Reads a list of operations.
   *
   * @throws PatchException when it is no list of objects, or too long
   */
  public static JsonPatch parse(JsonNode patch) {
    if (!patch.isArray() && !patch.isNull()) {
      throw malformed(patch, "jsonpatch.Patch");
    }
    List<ObjectNode> operations = new ArrayList<>();
    for (JsonNode element : patch) {
      if (element instanceof ObjectNode operation) {
        operations.add(operation);
      } else if (element.isNull()) {
        // Null is an operation that says nothing, which fails when its turn comes.
        operations.add(JsonNodeFactory.instance.objectNode());
      } else {
        throw malformed(element, "jsonpatch.Operation");
      }
    }
    if (operations.size() > MAX_OPERATIONS) {
      throw new PatchException(
          PatchException.Kind.TOO_LARGE,
          "The allowed maximum operations in a JSON patch is "
              + MAX_OPERATIONS
              + ", got "
              + operations.size());
    }
    return new JsonPatch(operations);
  }

  private static PatchException malformed(JsonNode found, String type) {
    String what = switch (found.getNodeType()) {
      case OBJECT -> "object";
      case ARRAY -> "array";
      case STRING -> "string";
      case BOOLEAN -> "bool";
      default -> "number";
    };
    return new PatchException(
        PatchException.Kind.MALFORMED,
        "json: cannot unmarshal " + what + " into Go value of type " + type);
  }

  /**
   * Applies all operations to a copy of {@code original}.
   *
   * @throws PatchException when one of them does not apply
   */
  public JsonNode apply(ObjectNode original) {
    ObjectNode document = original.deepCopy();
    for (ObjectNode operation : operations) {
      apply(document, operation);
    }
    return document;
  }

  private static void apply(ObjectNode document, ObjectNode operation) {
    String path = operation.path("path").asText("");
    switch (operation.path("op").asText("")) {
      case "add" -> at(document, path).add(value(operation));
      case "remove" -> at(document, path).remove();
      case "replace" -> {
        Place place = at(document, path);
        place.get();
        place.set(value(operation));
      }
      case "move" -> {
        Place from = at(document, operation.path("from").asText(""));
        JsonNode moved = from.get();
        from.remove();
        at(document, path).add(moved);
      }
      case "copy" -> {
        JsonNode copied = at(document, operation.path("from").asText("")).get();
        at(document, path).add(copied.isMissingNode() ? nil() : copied.deepCopy());
      }
      case "test" -> test(at(document, path).get(), value(operation));
      default -> throw PatchException.doesNotApply("Unexpected kind: " + operation.path("op"));
    }
  }

  private static JsonNode value(ObjectNode operation) {
    return operation.has("value") ? operation.get("value").deepCopy() : nil();
  }

  private static JsonNode nil() {
    return JsonNodeFactory.instance.nullNode();
  }

  private static void test(JsonNode found, JsonNode wanted) {
    boolean nothing = found.isMissingNode() || found.isNull();
    if (nothing ? !wanted.isNull() : !found.equals(wanted)) {
      throw PatchException.doesNotApply("Testing value failed");
    }
  }

  /** Walks to the container that holds the path's last part. */
  private static Place at(ObjectNode document, String path) {
    String[] parts = path.split("/", -1);
    if (parts.length < 2) {
      throw PatchException.doesNotApply("missing path: " + path);
    }
    JsonNode container = document;
    for (int i = 1; i < parts.length - 1; i++) {
      container = new Place(container, unescape(parts[i])).get();
      if (!container.isContainerNode()) {
        throw PatchException.doesNotApply("missing path: " + path);
      }
    }
    return new Place(container, unescape(parts[parts.length - 1]));
  }

  private static String unescape(String part) {
    return part.replace("~1", "/").replace("~0", "~");
  }

  /** A member of an object or an element of a list, whether it exists or not. */
  private record Place(JsonNode container, String key) {
    JsonNode get() {
      return container instanceof ArrayNode list
          ? list.get(index(list.size()))
          : container.path(key);
    }

    void set(JsonNode value) {
      if (container instanceof ArrayNode list) {
        list.set(index(list.size()), value);
      } else {
        ((ObjectNode) container).set(key, value);
      }
    }

    void add(JsonNode value) {
      if (!(container instanceof ArrayNode list)) {
        ((ObjectNode) container).set(key, value);
      } else if (key.equals("-")) {
        list.add(value);
      } else {
        list.insert(index(list.size() + 1), value);
      }
    }

    void remove() {
      if (container instanceof ArrayNode list) {
        list.remove(index(list.size()));
      } else if (((ObjectNode) container).remove(key) == null) {
        throw PatchException.doesNotApply("Unable to remove nonexistent key: " + key);
      }
    }

    private int index(int size) {
      try {
        int index = Integer.parseInt(key);
        int fromStart = index < 0 ? index + size : index;
        if (fromStart >= 0 && fromStart < size) {
          return fromStart;
        }
      } catch (NumberFormatException notAnIndex) {
        throw PatchException.doesNotApply("not an index: " + key);
      }
      throw PatchException.doesNotApply("Unable to access invalid index: " + key);
    }
  }
}
