package dev.kubewalk.apimachinery.runtime.serializer.json;

import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apimachinery.schema.Field;
import dev.kubewalk.apimachinery.schema.ObjectSchema;
import dev.kubewalk.apimachinery.schema.Schemas;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Words what happens when a body is a valid object of another kind: Go tries to convert it, and
 * fails at the first field that the other kind lacks.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/conversion/converter.go (defaultConvert)
 */
final class KindMismatch {
  private KindMismatch() {}

  static String message(
      GroupVersionKind from, ObjectSchema source, GroupVersionKind to, Schemas schemas) {
    String group = to.group().isEmpty() ? "core" : to.group().split("\\.", -1)[0];
    String start = "converting (" + source.goType() + ")";
    ObjectSchema target = schemas.byKind(to).orElse(source);
    Optional<Field> missing = firstMissing(source, target);
    if (missing.isPresent()) {
      return start + " to (" + group + "." + to.kind() + "): " + goName(missing.get())
          + " not present in src";
    }
    for (Field field : target.fields().values()) {
      if (field.schema() instanceof ObjectSchema inner
          && source.fields().get(field.name()).schema() instanceof ObjectSchema other) {
        Optional<Field> deeper = firstMissing(other, inner);
        if (deeper.isPresent()) {
          String type = inner.goType().substring(inner.goType().indexOf('.') + 1);
          return start + "." + other.goType() + " to (" + group + "." + to.kind() + ")." + group
              + "." + type + ": " + goName(deeper.get()) + " not present in src";
        }
      }
    }
    return start + " to (" + group + "." + to.kind() + "): the kinds differ";
  }

  private static Optional<Field> firstMissing(ObjectSchema source, ObjectSchema target) {
    Set<String> names = new HashSet<>();
    source.fields().values().forEach(field -> names.add(goName(field)));
    return target.fields().values().stream()
        .filter(field -> !names.contains(goName(field)))
        .findFirst();
  }

  private static String goName(Field field) {
    return field.goPath().get(field.goPath().size() - 1);
  }
}
