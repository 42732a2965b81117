package dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One step of a path: into a field, or to an element of a list, which is found by its keys, by its
 * value, or by its place.
 *
 * <p>Go: vendor/sigs.k8s.io/structured-merge-diff/v3/fieldpath/element.go (PathElement)
 */
public sealed interface PathElement extends Comparable<PathElement> {
  /** Where this form comes in the order of elements. */
  int rank();

  /** A field of a struct, or a key of a map. */
  record FieldName(String name) implements PathElement {
    @Override
    public int rank() {
      return 0;
    }

    @Override
    public int compareTo(PathElement other) {
      return other instanceof FieldName that
          ? name.compareTo(that.name)
          : Integer.compare(rank(), other.rank());
    }

    @Override
    public String toString() {
      return "." + name;
    }
  }

  /**
   * An element of a keyed list.
   *
   * @param fields its keys, sorted by name
   */
  record Key(List<KeyField> fields) implements PathElement {
    @Override
    public int rank() {
      return 1;
    }

    @Override
    public int compareTo(PathElement other) {
      if (!(other instanceof Key that)) {
        return Integer.compare(rank(), other.rank());
      }
      for (int i = 0; i < Math.min(fields.size(), that.fields.size()); i++) {
        int compared = fields.get(i).compareTo(that.fields.get(i));
        if (compared != 0) {
          return compared;
        }
      }
      return Integer.compare(fields.size(), that.fields.size());
    }

    @Override
    public String toString() {
      return fields.stream().map(KeyField::toString).collect(Collectors.joining(",", "[", "]"));
    }
  }

  /** One of the keys of an element. */
  record KeyField(String name, JsonNode value) implements Comparable<KeyField> {
    @Override
    public int compareTo(KeyField other) {
      int names = name.compareTo(other.name);
      return names != 0 ? names : Values.compare(value, other.value);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof KeyField that && compareTo(that) == 0;
    }

    @Override
    public int hashCode() {
      return name.hashCode();
    }

    @Override
    public String toString() {
      return name + "=" + Values.text(value);
    }
  }

  /** An element of a set, which is its own key. */
  record Value(JsonNode value) implements PathElement {
    @Override
    public int rank() {
      return 2;
    }

    @Override
    public int compareTo(PathElement other) {
      return other instanceof Value that
          ? Values.compare(value, that.value)
          : Integer.compare(rank(), other.rank());
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Value that && compareTo(that) == 0;
    }

    @Override
    public int hashCode() {
      return value.isNumber() ? Double.hashCode(value.doubleValue()) : value.hashCode();
    }

    @Override
    public String toString() {
      return "[=" + Values.text(value) + "]";
    }
  }

  /** An element by its place. */
  record Index(int index) implements PathElement {
    @Override
    public int rank() {
      return 3;
    }

    @Override
    public int compareTo(PathElement other) {
      return other instanceof Index that
          ? Integer.compare(index, that.index)
          : Integer.compare(rank(), other.rank());
    }

    @Override
    public String toString() {
      return "[" + index + "]";
    }
  }
}
