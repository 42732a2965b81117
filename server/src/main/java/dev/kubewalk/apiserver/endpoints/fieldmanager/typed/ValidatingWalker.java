package dev.kubewalk.apiserver.endpoints.fieldmanager.typed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath.PathElement;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Checks a value against its type.
 *
 * <p>Go: vendor/sigs.k8s.io/structured-merge-diff/v3/typed/validate.go (validatingObjectWalker)
 */
final class ValidatingWalker {
  private final ValidationErrors errors = new ValidationErrors();

  /** The way to a value, spelled only when an error needs it. */
  private record Trail(Trail parent, Object element) {
    @Override
    public String toString() {
      return parent == null ? "" : parent + element.toString();
    }
  }

  static void validate(Atom type, JsonNode value) throws TypedException {
    ValidatingWalker walker = new ValidatingWalker();
    walker.walk(type, value, new Trail(null, ""));
    walker.errors.check();
  }

  private void walk(Atom type, JsonNode value, Trail at) {
    switch (type.shapeOf(value)) {
      case SCALAR -> scalar(type.scalar(), value, at);
      case LIST -> list(type.list(), value, at);
      case MAP -> map(type.map(), value, at);
    }
  }

  private void scalar(ScalarType type, JsonNode value, Trail at) {
    if (value.isNull()) {
      return;
    }
    switch (type) {
      case NUMERIC -> {
        if (!value.isNumber()) {
          errors.add(at, "expected numeric (int or float), got *value.valueUnstructured");
        }
      }
      case STRING -> {
        if (!value.isTextual()) {
          errors.add(at, "expected string, got " + GoValue.inSyntax(value));
        }
      }
      case BOOLEAN -> {
        if (!value.isBoolean()) {
          errors.add(at, "expected boolean, got " + GoValue.plain(value));
        }
      }
      case UNTYPED -> {}
    }
  }

  private void list(ListType type, JsonNode list, Trail at) {
    if (list.isNull()) {
      return;
    }
    if (!list.isArray()) {
      errors.add(at, "expected list, got " + GoValue.plain(list));
      return;
    }
    Atom elements = type.elements().get();
    Set<PathElement> seen = new HashSet<>();
    for (int i = 0; i < list.size(); i++) {
      PathElement element;
      try {
        element = ListItems.pathElement(type, i, list.get(i));
      } catch (TypedException e) {
        errors.add(at, "element " + i + ": " + e.getMessage());
        return;
      }
      if (type.associative() && !seen.add(element)) {
        errors.add(at, "duplicate entries for key " + element);
      }
      walk(elements, list.get(i), new Trail(at, element));
    }
  }

  private void map(MapType type, JsonNode map, Trail at) {
    if (map.isNull()) {
      return;
    }
    if (!map.isObject()) {
      errors.add(at, "expected map, got " + GoValue.plain(map));
      return;
    }
    for (Map.Entry<String, JsonNode> entry : map.properties()) {
      Atom field = type.typeOf(entry.getKey());
      Trail inside = new Trail(at, "." + entry.getKey());
      if (field == null) {
        errors.add(inside, "field not declared in schema");
        return;
      }
      walk(field, entry.getValue(), inside);
    }
  }
}
