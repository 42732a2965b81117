package dev.kubewalk.apiserver.endpoints.fieldmanager.typed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath.PathElement;
import java.util.ArrayList;
import java.util.List;

/**
 * What an element of a list is known by.
 *
 * <p>Go: vendor/sigs.k8s.io/structured-merge-diff/v3/typed/helpers.go (listItemToPathElement)
 */
final class ListItems {
  private ListItems() {}

  /**
   * @throws TypedException when the element lacks a key, or is of a kind that such a list cannot
   *     hold
   */
  static PathElement pathElement(ListType list, int index, JsonNode item) throws TypedException {
    if (!list.associative()) {
      return new PathElement.Index(index);
    }
    return list.keys().isEmpty() ? ofSet(item) : keyed(list, item);
  }

  private static PathElement keyed(ListType list, JsonNode item) throws TypedException {
    if (item.isNull()) {
      throw new TypedException("associative list with keys may not have a null element");
    }
    if (!item.isObject()) {
      throw new TypedException("associative list with keys may not have non-map elements");
    }
    List<PathElement.KeyField> key = new ArrayList<>(list.keys().size());
    for (String name : list.keys()) {
      JsonNode value = item.get(name);
      if (value == null) {
        throw new TypedException(
            "associative list with keys has an element that omits key field \"" + name + "\"");
      }
      key.add(new PathElement.KeyField(name, value));
    }
    if (key.size() > 1) {
      key.sort(null);
    }
    return new PathElement.Key(key);
  }

  private static PathElement ofSet(JsonNode item) throws TypedException {
    return switch (item.getNodeType()) {
      case OBJECT ->
        throw new TypedException("associative list without keys has an element that's a map type");
      case ARRAY ->
        throw new TypedException("not supported: associative list with lists as elements");
      case NULL ->
        throw new TypedException(
            "associative list without keys has an element that's an explicit null");
      default -> new PathElement.Value(item);
    };
  }
}
