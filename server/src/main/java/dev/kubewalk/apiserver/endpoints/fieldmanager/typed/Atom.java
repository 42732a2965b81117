package dev.kubewalk.apiserver.endpoints.fieldmanager.typed;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A type: what a value may be. Typed values allow one form only, untyped ones any.
 *
 * @param scalar null when the value cannot be a scalar
 * @param list null when it cannot be a list
 * @param map null when it cannot be a map
 *     <p>Go: vendor/sigs.k8s.io/structured-merge-diff/v3/schema/elements.go (Atom)
 */
public record Atom(ScalarType scalar, ListType list, MapType map) {
  /** Anything; what is not a scalar is owned as a whole. */
  static final Atom UNTYPED = new Atom(
      ScalarType.UNTYPED, ListType.atomic(() -> Atom.UNTYPED), MapType.atomic(() -> Atom.UNTYPED));

  /** Anything; maps have an owner for each key, lists are owned as a whole. */
  static final Atom DEDUCED = new Atom(
      ScalarType.UNTYPED, ListType.atomic(() -> Atom.UNTYPED), MapType.of(() -> Atom.DEDUCED));

  static Atom of(ScalarType scalar) {
    return new Atom(scalar, null, null);
  }

  static Atom of(ListType list) {
    return new Atom(null, list, null);
  }

  static Atom of(MapType map) {
    return new Atom(null, null, map);
  }

  /** The type of objects that have no schema. */
  public static Atom deduced() {
    return DEDUCED;
  }

  /**
   * The form by which {@code value} is treated: its own where the type allows it; otherwise the
   * first that the type has, and what is wrong shows there.
   *
   * @param value null when there is none
   */
  Shape shapeOf(JsonNode value) {
    if (value != null) {
      if (value.isArray() && list != null) {
        return Shape.LIST;
      }
      if (value.isValueNode() && !value.isNull() && scalar != null) {
        return Shape.SCALAR;
      }
    }
    return map != null ? Shape.MAP : scalar != null ? Shape.SCALAR : Shape.LIST;
  }
}
