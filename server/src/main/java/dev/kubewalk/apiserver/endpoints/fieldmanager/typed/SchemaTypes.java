package dev.kubewalk.apiserver.endpoints.fieldmanager.typed;

import dev.kubewalk.apimachinery.schema.Field;
import dev.kubewalk.apimachinery.schema.ListSchema;
import dev.kubewalk.apimachinery.schema.MapSchema;
import dev.kubewalk.apimachinery.schema.Merge;
import dev.kubewalk.apimachinery.schema.ObjectSchema;
import dev.kubewalk.apimachinery.schema.Scalar;
import dev.kubewalk.apimachinery.schema.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes types of schemas. Each definition is converted once, when it is first needed. Safe for use
 * by many threads.
 *
 * <p>Go: vendor/k8s.io/kube-openapi/pkg/schemaconv/smd.go (ToSchema)
 */
public final class SchemaTypes {
  private final Map<String, Atom> definitions = new ConcurrentHashMap<>();

  /** The type of a definition: always the same one for the same name. */
  public Atom of(ObjectSchema schema) {
    return definitions.computeIfAbsent(
        schema.name(), name -> Atom.of(MapType.struct(() -> fields(schema))));
  }

  private Map<String, Atom> fields(ObjectSchema schema) {
    Map<String, Atom> fields = new HashMap<>();
    for (Field field : schema.fields().values()) {
      fields.put(field.name(), of(field.schema(), field.merge()));
    }
    return fields;
  }

  private Atom of(Schema schema, Merge merge) {
    if (schema instanceof ObjectSchema object) {
      // Definitions without any field are read as maps of anything.
      return object.fields().isEmpty() ? Atom.of(MapType.of(() -> Atom.UNTYPED)) : of(object);
    }
    if (schema instanceof ListSchema list) {
      return Atom.of(listType(list, merge));
    }
    if (schema instanceof MapSchema map) {
      Atom values = of(map.values(), Merge.UNSAID);
      return Atom.of(MapType.of(() -> values));
    }
    return scalar((Scalar) schema);
  }

  /** The list type counts; where a field has none, its strategy for strategic merge patches. */
  private ListType listType(ListSchema list, Merge merge) {
    Atom elements = of(list.elements(), Merge.UNSAID);
    switch (merge.listType()) {
      case "set":
        return new ListType(() -> elements, true, List.of());
      case "map":
        return new ListType(() -> elements, true, merge.mapKeys());
      case "atomic":
        return ListType.atomic(() -> elements);
      default:
        if (!merge.merges()) {
          return ListType.atomic(() -> elements);
        }
        List<String> keys = merge.mergeKey().isEmpty() ? List.of() : List.of(merge.mergeKey());
        return new ListType(() -> elements, true, keys);
    }
  }

  private static Atom scalar(Scalar scalar) {
    return switch (scalar) {
      case STRING, BYTES, QUANTITY -> Atom.of(ScalarType.STRING);
      case BOOLEAN -> Atom.of(ScalarType.BOOLEAN);
      case INT32, INT64, DOUBLE -> Atom.of(ScalarType.NUMERIC);
      case INT_OR_STRING, TIME, MICRO_TIME -> Atom.of(ScalarType.UNTYPED);
      case FIELDS_V1 -> Atom.of(MapType.of(() -> Atom.UNTYPED));
      default -> Atom.UNTYPED;
    };
  }
}
