package dev.kubewalk.apiserver.endpoints.fieldmanager.typed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath.PathElement;
import dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath.Set;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds the fields that a value mentions: leaves, elements of lists and of maps, and what is empty.
 *
 * <p>Go: vendor/sigs.k8s.io/structured-merge-diff/v3/typed/tofieldset.go (toFieldSetWalker)
 */
final class ToFieldSetWalker {
  private final Set set = new Set();
  private final List<PathElement> path = new ArrayList<>();

  static Set fieldsOf(Atom type, JsonNode value) throws TypedException {
    ToFieldSetWalker walker = new ToFieldSetWalker();
    walker.walk(type, value);
    return walker.set;
  }

  private void walk(Atom type, JsonNode value) throws TypedException {
    switch (type.shapeOf(value)) {
      case SCALAR -> set.insert(path);
      case LIST -> list(type.list(), value);
      case MAP -> map(type.map(), value);
    }
  }

  private void list(ListType type, JsonNode list) throws TypedException {
    if (!type.associative()) {
      set.insert(path);
      return;
    }
    Atom elements = type.elements().get();
    for (int i = 0; i < list.size(); i++) {
      path.add(ListItems.pathElement(type, i, list.get(i)));
      walk(elements, list.get(i));
      set.insert(path);
      path.remove(path.size() - 1);
    }
  }

  private void map(MapType type, JsonNode map) throws TypedException {
    if (type.isAtomic()) {
      set.insert(path);
      return;
    }
    for (Map.Entry<String, JsonNode> entry : map.properties()) {
      String key = entry.getKey();
      JsonNode value = entry.getValue();
      path.add(new PathElement.FieldName(key));
      walk(type.typeOf(key), value);
      boolean empty = value.isNull() || (value.isObject() && value.isEmpty());
      if (empty || type.field(key).isEmpty()) {
        set.insert(path);
      }
      path.remove(path.size() - 1);
    }
  }
}
