package dev.kubewalk.registry.autoscaling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import java.util.Locale;

/**
 * How fast an autoscaler may move. Older versions keep it in an annotation, in which Go's internal
 * field names show.
 *
 * <p>Go: pkg/apis/autoscaling/v2beta2/defaults.go, pkg/apis/autoscaling/annotations.go
 */
final class HpaBehavior {
  private static final String ANNOTATION = "autoscaling.alpha.kubernetes.io/behavior";
  private static final int QUARTER_MINUTE = 15;
  private static final ObjectMapper JSON = new ObjectMapper();

  private HpaBehavior() {}

  /** Defaults, for autoscalers that say something about their behaviour. */
  static void fill(Unstructured autoscaler) {
    if (!autoscaler.has("spec.behavior")) {
      return;
    }
    Unstructured behavior = autoscaler.objectAt("spec.behavior");
    Unstructured up = Unstructured.of(behavior.ensureObject("scaleUp"));
    up.setDefault("stabilizationWindowSeconds", 0).setDefault("selectPolicy", "Max");
    if (up.at("policies").isEmpty()) {
      policy(up, "Pods", 4);
      policy(up, "Percent", 100);
    }
    Unstructured down = Unstructured.of(behavior.ensureObject("scaleDown"));
    down.setDefault("selectPolicy", "Max");
    if (!down.has("stabilizationWindowSeconds")) {
      down.set("stabilizationWindowSeconds", NullNode.instance);
    }
    if (down.at("policies").isEmpty()) {
      policy(down, "Percent", 100);
    }
  }

  private static void policy(Unstructured rules, String type, int value) {
    rules
        .ensureArray("policies")
        .addObject()
        .put("type", type)
        .put("value", value)
        .put("periodSeconds", QUARTER_MINUTE);
  }

  static void fromAnnotation(Unstructured autoscaler) {
    String text = autoscaler.annotations().getOrDefault(ANNOTATION, "");
    if (!text.isEmpty()) {
      try {
        JsonNode parsed = JSON.readTree(text);
        if (parsed.isObject()) {
          autoscaler.set("spec.behavior", renamed(parsed, false));
        }
      } catch (JsonProcessingException e) {
        // Go skips what it cannot read here; the annotation is the user's own.
      }
    }
    dropAnnotation(autoscaler, ANNOTATION);
  }

  static void toAnnotation(Unstructured autoscaler) {
    if (autoscaler.has("spec.behavior")) {
      autoscaler.setAnnotation(ANNOTATION, internal(autoscaler.objectAt("spec.behavior")));
    }
    autoscaler.remove("spec.behavior");
  }

  private static String internal(Unstructured behavior) {
    ObjectNode ordered = behavior.node().objectNode();
    for (String direction : new String[] {"scaleUp", "scaleDown"}) {
      String name = direction.equals("scaleUp") ? "ScaleUp" : "ScaleDown";
      if (!behavior.has(direction)) {
        ordered.putNull(name);
        continue;
      }
      JsonNode rules = behavior.at(direction);
      ObjectNode shown = ordered.putObject(name);
      for (String field : new String[] {"stabilizationWindowSeconds", "selectPolicy", "policies"}) {
        JsonNode value = rules.path(field);
        String upper = upper(field);
        if (value.isArray()) {
          ArrayNode policies = shown.putArray(upper);
          value.forEach(policy -> policies
              .addObject()
              .put("Type", policy.path("type").asText())
              .put("Value", policy.path("value").asInt())
              .put("PeriodSeconds", policy.path("periodSeconds").asInt()));
        } else {
          shown.set(upper, value.isMissingNode() ? NullNode.instance : value);
        }
      }
    }
    return ordered.toString();
  }

  /** The same tree with the first letters of its names in lower case, nulls left out. */
  private static JsonNode renamed(JsonNode node, boolean keepNull) {
    if (node instanceof ArrayNode array) {
      ArrayNode renamed = array.arrayNode();
      array.forEach(element -> renamed.add(renamed(element, true)));
      return renamed;
    }
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    ObjectNode renamed = object.objectNode();
    object.properties().forEach(entry -> {
      boolean window = entry.getKey().equalsIgnoreCase("stabilizationWindowSeconds");
      if (!entry.getValue().isNull() || window || keepNull) {
        renamed.set(lower(entry.getKey()), renamed(entry.getValue(), false));
      }
    });
    return renamed;
  }

  private static String upper(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private static String lower(String name) {
    return name.isEmpty()
        ? name
        : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  /** Takes the annotation away, and the map with its last one. */
  static void dropAnnotation(Unstructured autoscaler, String name) {
    if (autoscaler.at("metadata.annotations") instanceof ObjectNode annotations) {
      annotations.remove(name);
      if (annotations.isEmpty()) {
        autoscaler.remove("metadata.annotations");
      }
    }
  }
}
