package dev.kubewalk.apimachinery.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Strategic merge patch: a merge patch that knows the types it merges. Lists of objects merge by a
 * key, lists of scalars as sets, and directives beginning with a dollar sign delete, replace and
 * order.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/util/strategicpatch/patch.go
 * (StrategicMergeMapPatch)
 */
public final class StrategicMergePatch {
  static final String DIRECTIVE = "$patch";
  static final String DELETE_FROM = "$deleteFromPrimitiveList/";
  static final String ORDER = "$setElementOrder";
  private static final String RETAIN_KEYS = "$retainKeys";

  private StrategicMergePatch() {}

  /**
   * Applies {@code patch} to a copy of {@code original}.
   *
   * @throws PatchException when the patch contradicts itself or the types
   */
  public static ObjectNode apply(ObjectNode original, ObjectNode patch, PatchSchema schema) {
    return mergeMap(original.deepCopy(), patch.deepCopy(), schema);
  }

  /** Merges into {@code original}; both trees are owned and may be changed. */
  static ObjectNode mergeMap(ObjectNode original, ObjectNode patch, PatchSchema schema) {
    if (patch.has(DIRECTIVE)) {
      return obeyDirective(patch);
    }
    retainKeys(original, patch);
    ElementOrder.mergeOrderedLists(original, patch, schema);
    for (String name : names(patch)) {
      boolean deletes = name.startsWith(DELETE_FROM);
      String field = deletes ? name.substring(DELETE_FROM.length()) : name;
      mergeField(original, field, patch.get(name), deletes, schema);
    }
    return original;
  }

  private static void mergeField(
      ObjectNode original, String name, JsonNode value, boolean deletes, PatchSchema schema) {
    if (value.isNull()) {
      original.remove(name);
      return;
    }
    JsonNode current = original.get(name);
    if (current == null || current.getNodeType() != value.getNodeType()) {
      if (!deletes) {
        original.set(name, value);
      }
    } else if (current instanceof ObjectNode map) {
      PatchSchema.Field field = schema.field(name);
      original.set(
          name, field.replacesMaps() ? value : mergeMap(map, (ObjectNode) value, field.type()));
    } else if (current instanceof ArrayNode list) {
      PatchSchema.Field field = schema.field(name);
      original.set(
          name,
          field.mergesLists() ? ListMerge.merge(list, (ArrayNode) value, field, deletes) : value);
    } else {
      original.set(name, value);
    }
  }

  private static ObjectNode obeyDirective(ObjectNode patch) {
    return switch (patch.get(DIRECTIVE).asText()) {
      case "replace" -> {
        patch.remove(DIRECTIVE);
        yield patch;
      }
      case "delete" -> JsonNodeFactory.instance.objectNode();
      default -> throw unknownDirective(patch);
    };
  }

  static PatchException unknownDirective(ObjectNode patch) {
    return PatchException.raw(
        "unknown patch type: " + GoText.of(patch.get(DIRECTIVE)) + " in map: " + GoText.of(patch));
  }

  private static void retainKeys(ObjectNode original, ObjectNode patch) {
    JsonNode directive = patch.remove(RETAIN_KEYS);
    if (directive == null) {
      return;
    }
    List<String> retained = new ArrayList<>();
    directive.forEach(key -> retained.add(key.asText()));
    boolean contradicts = patch.properties().stream()
        .filter(e -> !e.getValue().isNull())
        .map(e -> e.getKey())
        .filter(name -> !name.startsWith(DELETE_FROM) && !name.startsWith(ORDER + "/"))
        .anyMatch(name -> !retained.contains(name));
    if (!directive.isArray() || contradicts) {
      throw new PatchException(PatchException.Kind.MALFORMED, "invalid patch format of retainKeys");
    }
    original.retain(retained);
  }

  static List<String> names(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
