package dev.kubewalk.apimachinery.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The order of merged lists: what the patch names stands in the patch's order, what only the server
 * has keeps its own, and both are woven together.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/util/strategicpatch/patch.go (mergePatchIntoOriginal,
 * normalizeElementOrder)
 */
final class ElementOrder {
  private ElementOrder() {}

  /** Merges the lists for which the patch holds a {@code $setElementOrder}, and takes it out. */
  static void mergeOrderedLists(ObjectNode original, ObjectNode patch, PatchSchema schema) {
    String prefix = StrategicMergePatch.ORDER + "/";
    for (String directive : StrategicMergePatch.names(patch)) {
      if (directive.startsWith(prefix)) {
        ArrayNode order = list(patch.remove(directive));
        mergeOrderedList(original, patch, directive.substring(prefix.length()), order, schema);
      }
    }
  }

  private static void mergeOrderedList(
      ObjectNode original, ObjectNode patch, String name, ArrayNode order, PatchSchema schema) {
    ArrayNode current = original.has(name) ? list(original.get(name)) : null;
    ArrayNode wanted = patch.has(name) ? list(patch.get(name)) : null;
    PatchSchema.Field field = schema.field(name);
    if (wanted != null) {
      checkOrder(wanted, order, field.mergeKey());
    }
    if (current == null && wanted == null) {
      return;
    }
    ArrayNode merged = current == null ? wanted : current;
    ArrayNode serverOrder = current == null ? empty() : current.deepCopy();
    if (current != null && wanted != null) {
      merged = field.mergesLists() ? ListMerge.merge(current, wanted, field, false) : wanted;
    }
    original.set(name, arrange(merged, order, serverOrder, field.mergeKey()));
    patch.remove(name);
  }

  private static ArrayNode list(JsonNode node) {
    if (node instanceof ArrayNode list) {
      return list;
    }
    throw PatchException.raw("expected a []interface {}, but received a " + GoText.typeOf(node));
  }

  /** The patch's elements must come in the order that it demands. */
  private static void checkOrder(ArrayNode wanted, ArrayNode order, String mergeKey) {
    int at = 0;
    for (JsonNode element : wanted) {
      if (element.path(StrategicMergePatch.DIRECTIVE).asText().equals("delete")) {
        continue;
      }
      while (at < order.size() && !same(order.get(at), element, mergeKey)) {
        at++;
      }
      if (at == order.size()) {
        throw PatchException.raw("The order in patch list:\n"
            + GoText.of(wanted)
            + "\n doesn't match $setElementOrder list:\n"
            + GoText.of(order)
            + "\n");
      }
      at++;
    }
  }

  /** Puts {@code merged} into order, by the patch's order and by what was stored. */
  static ArrayNode arrange(
      ArrayNode merged, ArrayNode patchOrder, ArrayNode serverOrder, String mergeKey) {
    List<JsonNode> named = new ArrayList<>();
    List<JsonNode> serverOnly = new ArrayList<>();
    for (JsonNode element : merged) {
      (index(patchOrder, element, mergeKey) >= 0 ? named : serverOnly).add(element);
    }
    sort(named, patchOrder, mergeKey);
    sort(serverOnly, serverOrder, mergeKey);
    return weave(serverOnly, named, serverOrder, mergeKey);
  }

  private static void sort(List<JsonNode> elements, ArrayNode order, String mergeKey) {
    elements.sort(Comparator.comparingInt(element -> index(order, element, mergeKey)));
  }

  /** An element of the server goes first only before one that it stood in front of. */
  private static ArrayNode weave(
      List<JsonNode> serverOnly, List<JsonNode> named, ArrayNode serverOrder, String mergeKey) {
    ArrayNode woven = empty();
    int i = 0;
    int j = 0;
    while (i < serverOnly.size() || j < named.size()) {
      boolean takeServer = j == named.size();
      if (i < serverOnly.size() && j < named.size()) {
        int left = index(serverOrder, serverOnly.get(i), mergeKey);
        int right = index(serverOrder, named.get(j), mergeKey);
        takeServer = left >= 0 && right >= 0 && left < right;
      }
      woven.add(takeServer ? serverOnly.get(i++) : named.get(j++));
    }
    return woven;
  }

  static int index(ArrayNode list, JsonNode wanted, String mergeKey) {
    for (int i = 0; i < list.size(); i++) {
      if (same(list.get(i), wanted, mergeKey)) {
        return i;
      }
    }
    return -1;
  }

  static boolean same(JsonNode one, JsonNode other, String mergeKey) {
    if (mergeKey.isEmpty() || !one.isObject()) {
      return one.equals(other);
    }
    return one.has(mergeKey)
        && one.get(mergeKey).asText().equals(other.path(mergeKey).asText());
  }

  private static ArrayNode empty() {
    return JsonNodeFactory.instance.arrayNode();
  }
}
