package dev.kubewalk.apiserver.endpoints.fieldmanager;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersion;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apimachinery.runtime.serializer.json.DecodeException;
import dev.kubewalk.apimachinery.runtime.serializer.json.SchemaDecoder;
import dev.kubewalk.apimachinery.schema.ObjectSchema;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.endpoints.fieldmanager.typed.Atom;
import dev.kubewalk.apiserver.endpoints.fieldmanager.typed.SchemaTypes;
import dev.kubewalk.apiserver.endpoints.fieldmanager.typed.TypedException;
import dev.kubewalk.apiserver.endpoints.fieldmanager.typed.TypedValue;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Makes typed values of objects and objects of typed values.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/fieldmanager/internal/typeconverter.go
 * (TypeConverter)
 */
final class TypeConverter {
  private final SchemaDecoder decoder;
  private final SchemaTypes types;
  private final Optional<Atom> custom;

  /**
   * @param custom the type of the objects of a custom resource; empty for built-in kinds
   */
  TypeConverter(SchemaDecoder decoder, SchemaTypes types, Optional<Atom> custom) {
    this.decoder = decoder;
    this.types = types;
    this.custom = custom;
  }

  /**
   * @throws TypedException when there is no such kind, or the object does not fit it
   */
  TypedValue objectToTyped(Unstructured object) throws TypedException {
    if (custom.isPresent()) {
      return TypedValue.of(object.node(), custom.get());
    }
    GroupVersionKind kind = GroupVersion.parse(object.apiVersion()).withKind(object.kind());
    Optional<ObjectSchema> schema = decoder.schemas().byKind(kind);
    if (schema.isEmpty()) {
      throw new TypedException("no corresponding type for " + kind.group() + "/" + kind.version()
          + ", Kind=" + kind.kind());
    }
    return TypedValue.of(object.node(), types.of(schema.get()));
  }

  /** The object as Go would have it after reading the value into a struct. */
  Unstructured typedToObject(TypedValue value, GroupVersionKind kind) throws TypedException {
    ObjectNode node = (ObjectNode) value.value();
    Optional<ObjectSchema> schema = decoder.schemas().byKind(kind);
    if (custom.isPresent() || schema.isEmpty()) {
      return Unstructured.of(node.deepCopy());
    }
    try {
      byte[] json = node.toString().getBytes(StandardCharsets.UTF_8);
      return Unstructured.of(decoder.decode(json, schema.get()))
          .set("apiVersion", kind.groupVersion().toString())
          .set("kind", kind.kind());
    } catch (DecodeException e) {
      throw new TypedException("failed to convert new typed object to object: " + e.getMessage());
    }
  }

  /** An object of the kind in which nothing is set. */
  Unstructured create(GroupVersionKind kind) {
    Unstructured empty = Unstructured.of(JsonNodeFactory.instance.objectNode());
    empty.set("apiVersion", kind.groupVersion().toString()).set("kind", kind.kind());
    return normalize(empty, kind);
  }

  /** Brings an object that was converted to {@code kind} into its normal form, in place. */
  Unstructured normalize(Unstructured object, GroupVersionKind kind) {
    if (custom.isEmpty()) {
      decoder.schemas().byKind(kind).ifPresent(s -> decoder.normalize(object.node(), s));
    }
    return object;
  }
}
