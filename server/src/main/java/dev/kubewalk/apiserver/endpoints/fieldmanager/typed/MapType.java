package dev.kubewalk.apiserver.endpoints.fieldmanager.typed;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The type of a struct or map.
 *
 * <p>Go: vendor/sigs.k8s.io/structured-merge-diff/v3/schema/elements.go (Map)
 */
final class MapType {
  private final Supplier<Map<String, Atom>> reader;
  private final Supplier<Atom> elements;
  private final boolean atomic;
  private volatile Map<String, Atom> fields;

  private MapType(Supplier<Map<String, Atom>> reader, Supplier<Atom> elements, boolean atomic) {
    this.reader = requireNonNull(reader, "reader is null");
    this.elements = elements;
    this.atomic = atomic;
  }

  /** A struct: only the named fields may be there. They are looked up when first needed. */
  static MapType struct(Supplier<Map<String, Atom>> fields) {
    return new MapType(fields, null, false);
  }

  /** A struct in which other fields may be too. */
  static MapType open(Map<String, Atom> fields, Supplier<Atom> others) {
    return new MapType(() -> fields, others, false);
  }

  /** A map from any key. */
  static MapType of(Supplier<Atom> elements) {
    return new MapType(Map::of, elements, false);
  }

  /** A map that has one owner as a whole. */
  static MapType atomic(Supplier<Atom> elements) {
    return new MapType(Map::of, elements, true);
  }

  boolean isAtomic() {
    return atomic;
  }

  /** The type of a named field. */
  Optional<Atom> field(String name) {
    return Optional.ofNullable(fields().get(name));
  }

  /** The type of what is under {@code key}; null when a struct does not declare it. */
  Atom typeOf(String key) {
    Atom field = fields().get(key);
    return field != null || elements == null ? field : elements.get();
  }

  private Map<String, Atom> fields() {
    Map<String, Atom> read = fields;
    if (read == null) {
      // Two threads may read the same struct at once; they come to equal results.
      read = reader.get();
      fields = read;
    }
    return read;
  }
}
