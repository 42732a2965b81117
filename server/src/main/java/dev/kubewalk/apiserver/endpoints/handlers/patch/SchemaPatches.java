package dev.kubewalk.apiserver.endpoints.handlers.patch;

import dev.kubewalk.apimachinery.patch.PatchSchema;
import dev.kubewalk.apimachinery.schema.ListSchema;
import dev.kubewalk.apimachinery.schema.MapSchema;
import dev.kubewalk.apimachinery.schema.Merge;
import dev.kubewalk.apimachinery.schema.ObjectSchema;
import dev.kubewalk.apimachinery.schema.Schema;
import java.util.List;

/** What strategic merge has to know of a type, as the type's schema tells it. */
public record SchemaPatches(Schema schema) implements PatchSchema {
  @Override
  public Field field(String name) {
    if (schema instanceof MapSchema map) {
      return new Field(List.of(), "", of(map.values()));
    }
    if (schema instanceof ObjectSchema object && object.field(name).isPresent()) {
      dev.kubewalk.apimachinery.schema.Field found = object.field(name).get();
      Merge merge = found.merge();
      return new Field(List.copyOf(merge.strategies()), merge.mergeKey(), of(found.schema()));
    }
    return PatchSchema.UNKNOWN.field(name);
  }

  private static PatchSchema of(Schema schema) {
    return new SchemaPatches(schema instanceof ListSchema list ? list.elements() : schema);
  }
}
