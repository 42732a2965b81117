package dev.kubewalk.apimachinery.schema;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An object with named fields: one definition, such as {@code io.k8s.api.core.v1.Pod}. Its fields
 * are read when first asked for, so a server does not pay for kinds that nobody uses.
 */
public final class ObjectSchema implements Schema {
  private final String name;
  private final Supplier<Map<String, Field>> reader;
  private volatile Map<String, Field> fields;
  private volatile List<Field> alwaysWritten;

  ObjectSchema(String name, Supplier<Map<String, Field>> reader) {
    this.name = requireNonNull(name);
    this.reader = requireNonNull(reader);
  }

  /** The definition's name, such as {@code io.k8s.api.core.v1.Pod}. */
  public String name() {
    return name;
  }

  /** The Go type as decoding errors spell it, such as {@code v1.Pod}. */
  public String goType() {
    int type = name.lastIndexOf('.');
    return name.substring(name.lastIndexOf('.', type - 1) + 1);
  }

  /** The fields by their JSON name, sorted; never modified. */
  public Map<String, Field> fields() {
    Map<String, Field> read = fields;
    if (read == null) {
      // Two threads may read the same definition at once; they come to equal results.
      read = reader.get();
      fields = read;
    }
    return read;
  }

  /** The fields that Go writes even when they are empty; never modified. */
  public List<Field> alwaysWritten() {
    List<Field> always = alwaysWritten;
    if (always == null) {
      always = fields().values().stream().filter(Field::isAlwaysWritten).toList();
      alwaysWritten = always;
    }
    return always;
  }

  /**
   * True when an empty list stays one. Kinds that are stored as protobuf, which has no such thing,
   * show null in its place; only lists of objects, and kinds stored as JSON or not at all, do not.
   */
  public boolean keepsEmptyLists() {
    return name.endsWith("List")
        || name.startsWith("io.k8s.apiextensions-apiserver.")
        || name.startsWith("io.k8s.kube-aggregator.")
        || name.startsWith("io.k8s.api.authentication.")
        || name.startsWith("io.k8s.api.authorization.");
  }

  public Optional<Field> field(String jsonName) {
    return Optional.ofNullable(fields().get(jsonName));
  }

  /** The shape at the end of a dotted path of field names; empty when the path leaves the schema. */
  public Optional<Schema> at(String path) {
    Schema here = this;
    for (String step : path.split("\\.")) {
      if (here instanceof ObjectSchema object && object.fields().containsKey(step)) {
        here = object.fields().get(step).schema();
      } else if (here instanceof MapSchema map) {
        here = map.values();
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(here);
  }

  /** The first field of {@code object} that the schema does not know; empty when all are known. */
  public Optional<String> unknownField(JsonNode object) {
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      if (!fields().containsKey(entry.getKey())) {
        return Optional.of(entry.getKey());
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return name;
  }
}
