package dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * Sets of fields as JSON: an object has a key for each element, and {@code "."} in it says that an
 * element with children is a member itself.
 *
 * <p>Go: vendor/sigs.k8s.io/structured-merge-diff/v3/fieldpath/serialize.go (ToJSON, FromJSON)
 */
public final class FieldsV1 {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String SELF = ".";

  private FieldsV1() {}

  public static ObjectNode write(Set set) {
    return write(set, false);
  }

  private static ObjectNode write(Set set, boolean includeSelf) {
    ObjectNode json = NODES.objectNode();
    if (includeSelf) {
      json.set(SELF, NODES.objectNode());
    }
    set.forEachNode((element, member, children) ->
        json.set(PathElementText.write(element), write(children, member && !children.isEmpty())));
    return json;
  }

  /**
   * Reads a set; elements of forms that are not known here are dropped.
   *
   * @throws FieldsException when {@code json} is no set of fields
   */
  public static Set read(JsonNode json) throws FieldsException {
    Set set = new Set();
    for (Map.Entry<String, JsonNode> entry : json.properties()) {
      if (entry.getKey().equals(SELF)) {
        continue;
      }
      Optional<PathElement> element = PathElementText.read(entry.getKey());
      if (element.isPresent()) {
        JsonNode below = entry.getValue();
        Set children = read(below);
        set.put(element.get(), children, children.isEmpty() || below.has(SELF));
      }
    }
    return set;
  }
}
