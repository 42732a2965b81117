package dev.kubewalk.schemas;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.annotations.SerializedName;
import dev.kubewalk.schemas.Facts.Definition;
import dev.kubewalk.schemas.Facts.ListType;
import io.kubernetes.client.custom.IntOrString;
import io.kubernetes.client.custom.Quantity;
import io.swagger.annotations.ApiModel;
import io.swagger.annotations.ApiModelProperty;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.joda.time.DateTime;

/** Turns one model class into its OpenAPI definition. */
final class DefinitionWriter {
  /** The key beside the OpenAPI ones that holds the Go facts of each property. */
  static final String GO = "go";

  private static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.";
  private static final String TIME = META + "Time";
  private static final String QUANTITY = "io.k8s.apimachinery.pkg.api.resource.Quantity";
  private static final String INT_OR_STRING = "io.k8s.apimachinery.pkg.util.intstr.IntOrString";
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Facts facts;
  private final ModelClasses models;

  DefinitionWriter(Facts facts, ModelClasses models) {
    this.facts = facts;
    this.models = models;
  }

  ObjectNode write(Definition definition) {
    return facts
        .scalar(definition)
        .map(this::writeScalar)
        .orElseGet(() -> writeObject(definition, models.of(definition)));
  }

  private ObjectNode writeScalar(Facts.Scalar scalar) {
    ObjectNode out = NODES.objectNode();
    if (!scalar.type().isEmpty()) {
      out.put("type", scalar.type());
    }
    if (!scalar.format().isEmpty()) {
      out.put("format", scalar.format());
    }
    return out;
  }

  private ObjectNode writeObject(Definition definition, Class<?> model) {
    ObjectNode out = NODES.objectNode();
    ApiModel about = model.getAnnotation(ApiModel.class);
    if (about != null && !about.description().isEmpty()) {
      out.put("description", about.description());
    }
    out.put("type", "object");
    ObjectNode properties = NODES.objectNode();
    ObjectNode go = NODES.objectNode();
    boolean root = isRoot(definition, model);
    for (Map.Entry<String, Field> entry : properties(model).entrySet()) {
      String property = entry.getKey();
      ApiModelProperty annotation = annotation(model, property, entry.getValue());
      ObjectNode schema = propertySchema(definition, property, entry.getValue());
      if (!annotation.value().isEmpty()) {
        schema.put("description", annotation.value());
      }
      facts.listType(definition, property).ifPresent(type -> addListType(schema, type));
      properties.set(property, schema);
      if (annotation.required()) {
        out.withArray("required").add(property);
      }
      go.put(property, new GoField(definition, root).of(property, schema, annotation.required()));
    }
    out.set("properties", properties);
    addKinds(out, definition, root);
    out.set(GO, go);
    return out;
  }

  /** True for a type that stands on its own in a request, not one that only names a kind. */
  private static boolean isRoot(Definition definition, Class<?> model) {
    boolean named = properties(model).keySet().containsAll(List.of("apiVersion", "kind"));
    return named && !definition.type().endsWith("Reference");
  }

  private static Map<String, Field> properties(Class<?> model) {
    Map<String, Field> fields = new TreeMap<>();
    for (Field field : model.getDeclaredFields()) {
      SerializedName name = field.getAnnotation(SerializedName.class);
      if (name != null) {
        fields.put(name.value(), field);
      }
    }
    return fields;
  }

  /** The description of a property stands on its getter. */
  private static ApiModelProperty annotation(Class<?> model, String property, Field field) {
    String name = field.getName().replaceFirst("^_", "");
    for (Method method : model.getMethods()) {
      String called = method.getName();
      boolean getter =
          called.equalsIgnoreCase("get" + name) || called.equalsIgnoreCase("is" + name);
      if (getter && method.getParameterCount() == 0) {
        ApiModelProperty found = method.getAnnotation(ApiModelProperty.class);
        if (found != null) {
          return found;
        }
      }
    }
    throw new IllegalStateException(model + " has no getter for " + property);
  }

  private ObjectNode propertySchema(Definition definition, String property, Field field) {
    String reference = facts.reference(definition, property).orElse("");
    return schema(field.getGenericType(), reference);
  }

  /** The schema of a Java type; {@code reference} is what an untyped place in it refers to. */
  private ObjectNode schema(Type type, String reference) {
    if (type instanceof ParameterizedType generic) {
      boolean list = generic.getRawType() == List.class;
      Type[] arguments = generic.getActualTypeArguments();
      ObjectNode out = scalar(list ? "array" : "object", "");
      out.set(
          list ? "items" : "additionalProperties",
          schema(arguments[arguments.length - 1], reference));
      return out;
    }
    if (!reference.isEmpty()) {
      return reference(reference);
    }
    if (type == String.class) {
      return scalar("string", "");
    } else if (type == Boolean.class) {
      return scalar("boolean", "");
    } else if (type == Integer.class) {
      return scalar("integer", "int32");
    } else if (type == Long.class) {
      return scalar("integer", "int64");
    } else if (type == Double.class) {
      return scalar("number", "double");
    } else if (type == byte[].class) {
      return scalar("string", "byte");
    } else if (type == DateTime.class) {
      return reference(TIME);
    } else if (type == Quantity.class) {
      return reference(QUANTITY);
    } else if (type == IntOrString.class) {
      return reference(INT_OR_STRING);
    }
    return reference(models.definitionOf((Class<?>) type).name());
  }

  private static ObjectNode scalar(String type, String format) {
    ObjectNode out = NODES.objectNode().put("type", type);
    return format.isEmpty() ? out : out.put("format", format);
  }

  private static ObjectNode reference(String name) {
    return NODES.objectNode().put("$ref", "#/definitions/" + name);
  }

  private static void addListType(ObjectNode schema, ListType list) {
    if (!list.mapKeys().isEmpty()) {
      list.mapKeys().forEach(schema.withArray("x-kubernetes-list-map-keys")::add);
    }
    putIfSet(schema, "x-kubernetes-list-type", list.type());
    putIfSet(schema, "x-kubernetes-patch-merge-key", list.mergeKey());
    putIfSet(schema, "x-kubernetes-patch-strategy", list.strategy());
  }

  private static void putIfSet(ObjectNode schema, String key, String value) {
    if (!value.isEmpty()) {
      schema.put(key, value);
    }
  }

  private void addKinds(ObjectNode out, Definition definition, boolean root) {
    String key = "x-kubernetes-group-version-kind";
    boolean everywhere = definition.name().equals(META + "DeleteOptions")
        || definition.name().equals(META + "WatchEvent");
    if (everywhere) {
      facts
          .groupVersions()
          .forEach((group, versions) -> versions.forEach(
              version -> addKind(out.withArray(key).addObject(), group, version, definition)));
    } else if (root) {
      addKind(out.withArray(key).addObject(), definition.group(), definition.version(), definition);
    }
  }

  private static void addKind(
      ObjectNode kind, String group, String version, Definition definition) {
    kind.put("group", group).put("kind", definition.type()).put("version", version);
  }
}
