package dev.kubewalk.apimachinery.unstructured;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An API object of any kind, as a view over its Jackson tree. Built-in objects and custom ones are
 * the same thing here.
 *
 * <p>Paths are dotted ({@code spec.template.metadata}); a key that itself holds a dot is reached
 * through {@link #node()}. Reading a missing path gives an empty value, never an exception. Objects
 * that came out of a cache or a store are never modified: take a {@link #copy()} first.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/unstructured/unstructured.go
 * (Unstructured)
 */
public final class Unstructured {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final ObjectNode node;

  private Unstructured(ObjectNode node) {
    this.node = node;
  }

  /** A view over {@code node}: changes go through to it. */
  public static Unstructured of(ObjectNode node) {
    return new Unstructured(node);
  }

  /** A new object with its apiVersion and kind set. */
  public static Unstructured create(String apiVersion, String kind) {
    return of(NODES.objectNode()).set("apiVersion", apiVersion).set("kind", kind);
  }

  public ObjectNode node() {
    return node;
  }

  public Unstructured copy() {
    return of(node.deepCopy());
  }

  public String apiVersion() {
    return stringAt("apiVersion");
  }

  public String kind() {
    return stringAt("kind");
  }

  public String name() {
    return stringAt("metadata.name");
  }

  public String namespace() {
    return stringAt("metadata.namespace");
  }

  public String uid() {
    return stringAt("metadata.uid");
  }

  public String resourceVersion() {
    return stringAt("metadata.resourceVersion");
  }

  /** True once a delete has been asked for and finalizers or a grace period hold it up. */
  public boolean isTerminating() {
    return has("metadata.deletionTimestamp");
  }

  public Map<String, String> labels() {
    return stringMapAt("metadata.labels");
  }

  public Map<String, String> annotations() {
    return stringMapAt("metadata.annotations");
  }

  public List<String> finalizers() {
    return stringsAt("metadata.finalizers");
  }

  /** The node at {@code path}, or a missing node. */
  public JsonNode at(String path) {
    JsonNode here = node;
    int from = 0;
    while (from <= path.length()) {
      int dot = path.indexOf('.', from);
      int to = dot < 0 ? path.length() : dot;
      here = here.path(path.substring(from, to));
      from = to + 1;
    }
    return here;
  }

  /** True when there is a value, and it is not null. */
  public boolean has(String path) {
    JsonNode found = at(path);
    return !found.isMissingNode() && !found.isNull();
  }

  /** The text at {@code path}; empty when it is missing or null. */
  public String stringAt(String path) {
    return has(path) ? at(path).asText() : "";
  }

  public int intAt(String path) {
    return at(path).asInt(0);
  }

  public long longAt(String path) {
    return at(path).asLong(0);
  }

  public boolean booleanAt(String path) {
    return at(path).asBoolean(false);
  }

  /** The number at {@code path}, when there is one: tells 0 from absent. */
  public Optional<Long> numberAt(String path) {
    return at(path).isNumber() ? Optional.of(at(path).asLong()) : Optional.empty();
  }

  /** The elements of the list at {@code path}; none when it is missing. */
  public List<JsonNode> listAt(String path) {
    List<JsonNode> elements = new ArrayList<>();
    at(path).forEach(elements::add);
    return elements;
  }

  /** The objects of the list at {@code path}, each as a view into this tree. */
  public List<Unstructured> objectsAt(String path) {
    List<Unstructured> objects = new ArrayList<>();
    for (JsonNode element : at(path)) {
      if (element instanceof ObjectNode object) {
        objects.add(of(object));
      }
    }
    return objects;
  }

  /** The object at {@code path} as a view into this tree; an empty detached one when missing. */
  public Unstructured objectAt(String path) {
    return at(path) instanceof ObjectNode object ? of(object) : of(NODES.objectNode());
  }

  public List<String> stringsAt(String path) {
    List<String> strings = new ArrayList<>();
    at(path).forEach(element -> strings.add(element.asText()));
    return strings;
  }

  public Map<String, String> stringMapAt(String path) {
    Map<String, String> map = new LinkedHashMap<>();
    at(path).properties().forEach(e -> map.put(e.getKey(), e.getValue().asText()));
    return map;
  }

  public Unstructured set(String path, String value) {
    return set(path, NODES.textNode(value));
  }

  public Unstructured set(String path, long value) {
    // As a parser would read it, so that a default equals what was stored.
    boolean small = value == (int) value;
    return set(path, (JsonNode) (small ? NODES.numberNode((int) value) : NODES.numberNode(value)));
  }

  public Unstructured set(String path, boolean value) {
    return set(path, (JsonNode) NODES.booleanNode(value));
  }

  /** Puts {@code value} at {@code path}, making the objects on the way. */
  public Unstructured set(String path, JsonNode value) {
    int dot = path.lastIndexOf('.');
    ObjectNode parent = dot < 0 ? node : ensureObject(path.substring(0, dot));
    parent.set(path.substring(dot + 1), value);
    return this;
  }

  public Unstructured set(String path, List<String> values) {
    ArrayNode array = NODES.arrayNode();
    values.forEach(array::add);
    return set(path, array);
  }

  /** Sets {@code path} only where there is nothing yet: how defaults are written. */
  public Unstructured setDefault(String path, String value) {
    return has(path) ? this : set(path, value);
  }

  public Unstructured setDefault(String path, long value) {
    return has(path) ? this : set(path, value);
  }

  public Unstructured setDefault(String path, boolean value) {
    return has(path) ? this : set(path, value);
  }

  /** Takes {@code path} away; nothing happens when it is not there. */
  public Unstructured remove(String path) {
    int dot = path.lastIndexOf('.');
    JsonNode parent = dot < 0 ? node : at(path.substring(0, dot));
    if (parent instanceof ObjectNode object) {
      object.remove(path.substring(dot + 1));
    }
    return this;
  }

  /** The object at {@code path}, made (with the objects on the way) when it is not there. */
  public ObjectNode ensureObject(String path) {
    ObjectNode here = node;
    for (String name : path.split("\\.", -1)) {
      here = here.get(name) instanceof ObjectNode next ? next : here.putObject(name);
    }
    return here;
  }

  /** The list at {@code path}, made when it is not there. */
  public ArrayNode ensureArray(String path) {
    if (!(at(path) instanceof ArrayNode)) {
      set(path, NODES.arrayNode());
    }
    return (ArrayNode) at(path);
  }

  public Unstructured setLabel(String key, String value) {
    ensureObject("metadata.labels").put(key, value);
    return this;
  }

  public Unstructured setAnnotation(String key, String value) {
    ensureObject("metadata.annotations").put(key, value);
    return this;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Unstructured that && node.equals(that.node);
  }

  @Override
  public int hashCode() {
    return node.hashCode();
  }

  @Override
  public String toString() {
    return node.toString();
  }
}
