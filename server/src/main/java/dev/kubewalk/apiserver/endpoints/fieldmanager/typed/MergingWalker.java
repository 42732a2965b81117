package dev.kubewalk.apiserver.endpoints.fieldmanager.typed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath.PathElement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Goes through two values of one type at once. What happens at each leaf, and what comes out, is a
 * matter of the {@link Rule}.
 *
 * <p>Go: vendor/sigs.k8s.io/structured-merge-diff/v3/typed/merge.go (mergingWalker)
 */
final class MergingWalker {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** What is done with two values; one of them may be null, which is: not there. */
  interface Rule {
    /** At a leaf; gives the merged value, null for none. */
    JsonNode leaf(List<PathElement> path, JsonNode left, JsonNode right);

    /** After a container that is no leaf. */
    default void item(List<PathElement> path, JsonNode left, JsonNode right) {}

    /** True when equal values need not be looked into. */
    default boolean skipsEqual() {
      return false;
    }
  }

  private final Rule rule;
  private final List<PathElement> path = new ArrayList<>();
  private boolean leaf;

  private MergingWalker(Rule rule) {
    this.rule = rule;
  }

  /**
   * @return the merged value, null for none
   * @throws TypedException when an element of a list cannot be told from the others
   */
  static JsonNode merge(Atom type, JsonNode left, JsonNode right, Rule rule) throws TypedException {
    return new MergingWalker(rule).walk(type, left, right);
  }

  private JsonNode walk(Atom type, JsonNode left, JsonNode right) throws TypedException {
    Shape leftShape = type.shapeOf(left);
    Shape rightShape = type.shapeOf(right);
    if (leftShape != rightShape) {
      // Each of the two is seen the way it is; the right one's result counts.
      handle(leftShape, type, left, right);
    }
    leaf = false;
    JsonNode merged = handle(rightShape, type, left, right);
    if (!leaf) {
      rule.item(path, left, right);
    }
    leaf = false;
    return merged;
  }

  private JsonNode handle(Shape shape, Atom type, JsonNode left, JsonNode right)
      throws TypedException {
    return switch (shape) {
      case SCALAR -> leaf(left, right);
      case LIST -> list(type.list(), left, right);
      case MAP -> map(type.map(), left, right);
    };
  }

  private JsonNode leaf(JsonNode left, JsonNode right) {
    leaf = true;
    return rule.leaf(path, left, right);
  }

  private JsonNode list(ListType type, JsonNode left, JsonNode right) throws TypedException {
    JsonNode leftList = left != null && left.isArray() ? left : NODES.missingNode();
    JsonNode rightList = right != null && right.isArray() ? right : NODES.missingNode();
    // Two that are empty are a leaf, so that null and empty stay apart.
    if (!type.associative() || (leftList.isEmpty() && rightList.isEmpty())) {
      return leaf(left, right);
    }
    if (rule.skipsEqual() && leftList.equals(rightList)) {
      return null;
    }
    Atom elements = type.elements().get();
    Map<PathElement, JsonNode> remaining = byPathElement(type, rightList, "rhs");
    List<JsonNode> merged = new ArrayList<>();
    for (var item : byPathElement(type, leftList, "lhs").entrySet()) {
      JsonNode other = remaining.remove(item.getKey());
      keep(merged, descend(item.getKey(), elements, item.getValue(), other));
    }
    for (var item : remaining.entrySet()) {
      keep(merged, descend(item.getKey(), elements, null, item.getValue()));
    }
    leaf = false;
    return merged.isEmpty() ? null : new ArrayNode(NODES, merged);
  }

  private static void keep(List<JsonNode> merged, JsonNode item) {
    if (item != null) {
      merged.add(item);
    }
  }

  private static Map<PathElement, JsonNode> byPathElement(ListType type, JsonNode list, String side)
      throws TypedException {
    Map<PathElement, JsonNode> items = new LinkedHashMap<>();
    for (int i = 0; i < list.size(); i++) {
      PathElement element;
      try {
        element = ListItems.pathElement(type, i, list.get(i));
      } catch (TypedException e) {
        throw new TypedException(side + ": element " + i + ": " + e.getMessage());
      }
      if (items.put(element, list.get(i)) != null) {
        throw new TypedException(side + ": duplicate entries for key " + element);
      }
    }
    return items;
  }

  private JsonNode map(MapType type, JsonNode left, JsonNode right) throws TypedException {
    JsonNode leftMap = left != null && left.isObject() ? left : NODES.missingNode();
    JsonNode rightMap = right != null && right.isObject() ? right : NODES.missingNode();
    if (type.isAtomic() || (leftMap.isEmpty() && rightMap.isEmpty())) {
      return leaf(left, right);
    }
    ObjectNode merged = null;
    for (Map.Entry<String, JsonNode> entry : leftMap.properties()) {
      JsonNode other = rightMap.get(entry.getKey());
      merged = field(type, merged, entry.getKey(), entry.getValue(), other);
    }
    for (Map.Entry<String, JsonNode> entry : rightMap.properties()) {
      if (!leftMap.has(entry.getKey())) {
        merged = field(type, merged, entry.getKey(), null, entry.getValue());
      }
    }
    leaf = false;
    return merged;
  }

  /** Merges one field into {@code merged}, which is made when it is first needed. */
  private ObjectNode field(
      MapType type, ObjectNode merged, String name, JsonNode left, JsonNode right)
      throws TypedException {
    Atom fieldType = type.typeOf(name);
    if (fieldType == null) {
      throw new TypedException("." + name + ": schema error: invalid atom: inlined");
    }
    JsonNode value = descend(new PathElement.FieldName(name), fieldType, left, right);
    if (value == null) {
      return merged;
    }
    ObjectNode holder = merged == null ? NODES.objectNode() : merged;
    holder.set(name, value);
    return holder;
  }

  private JsonNode descend(PathElement element, Atom type, JsonNode left, JsonNode right)
      throws TypedException {
    path.add(element);
    JsonNode merged = walk(type, left, right);
    path.remove(path.size() - 1);
    return merged;
  }
}
