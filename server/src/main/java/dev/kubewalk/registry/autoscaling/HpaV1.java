package dev.kubewalk.registry.autoscaling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import java.util.List;

/**
 * v1, which knows one number: the wanted CPU use. All the rest stands in annotations, as JSON.
 *
 * <p>Go: pkg/apis/autoscaling/v1/conversion.go
 */
final class HpaV1 {
  static final int DEFAULT_CPU = 80;

  private static final String PREFIX = "autoscaling.alpha.kubernetes.io/";
  private static final String METRICS = PREFIX + "metrics";
  private static final String CURRENT = PREFIX + "current-metrics";
  private static final String CONDITIONS = PREFIX + "conditions";
  private static final String CPU = "spec.targetCPUUtilizationPercentage";
  private static final String CURRENT_CPU = "status.currentCPUUtilizationPercentage";
  private static final List<String> FIELD_ORDER = List.of(
      "type", "status", "lastTransitionTime", "reason", "message", "kind", "name", "apiVersion");
  private static final ObjectMapper JSON = new ObjectMapper();

  private HpaV1() {}

  static Unstructured toHub(Unstructured autoscaler) {
    ArrayNode metrics = JsonNodeFactory.instance.arrayNode();
    annotated(autoscaler, METRICS)
        .forEach(metric ->
            metrics.add(HpaV2beta1.specUp(Unstructured.of(metric.deepCopy())).node()));
    if (autoscaler.has(CPU)) {
      metrics.add(cpu(autoscaler.intAt(CPU)).node());
    }
    autoscaler.remove(CPU);
    if (!metrics.isEmpty()) {
      autoscaler.set("spec.metrics", metrics);
    }
    defaultMetric(autoscaler);
    currentUp(autoscaler);
    JsonNode conditions = annotated(autoscaler, CONDITIONS);
    if (!conditions.isEmpty()) {
      autoscaler.set("status.conditions", conditions.deepCopy());
    }
    HpaBehavior.fromAnnotation(autoscaler);
    for (String name : new String[] {METRICS, CURRENT, CONDITIONS}) {
      HpaBehavior.dropAnnotation(autoscaler, name);
    }
    return autoscaler;
  }

  private static void currentUp(Unstructured autoscaler) {
    JsonNode current = annotated(autoscaler, CURRENT);
    ArrayNode metrics = HpaV2beta1.list(current.deepCopy(), HpaV2beta1::statusUp);
    if (metrics.isEmpty() && autoscaler.has(CURRENT_CPU)) {
      Unstructured metric = Unstructured.of(metrics.addObject());
      metric.set("type", "Resource").set("resource.name", "cpu");
      metric.set("resource.current.averageValue", "0");
      metric.set("resource.current.averageUtilization", autoscaler.longAt(CURRENT_CPU));
    }
    autoscaler.remove(CURRENT_CPU);
    if (!metrics.isEmpty()) {
      autoscaler.set("status.currentMetrics", metrics);
    }
  }

  private static JsonNode annotated(Unstructured autoscaler, String name) {
    String text = autoscaler.annotations().getOrDefault(name, "");
    try {
      JsonNode parsed = text.isEmpty() ? null : JSON.readTree(text);
      return parsed != null && parsed.isArray() && allObjects(parsed)
          ? parsed
          : JsonNodeFactory.instance.arrayNode();
    } catch (JsonProcessingException e) {
      // Go skips what it cannot read here; the annotation is the user's own.
      return JsonNodeFactory.instance.arrayNode();
    }
  }

  private static boolean allObjects(JsonNode list) {
    for (JsonNode element : list) {
      if (!element.isObject()) {
        return false;
      }
    }
    return true;
  }

  /** An autoscaler that says nothing watches the CPU. */
  static void defaultMetric(Unstructured autoscaler) {
    if (autoscaler.at("spec.metrics").isEmpty()) {
      autoscaler.set(
          "spec.metrics",
          JsonNodeFactory.instance.arrayNode().add(cpu(DEFAULT_CPU).node()));
    }
  }

  private static Unstructured cpu(int percent) {
    return Unstructured.of(JsonNodeFactory.instance.objectNode())
        .set("type", "Resource")
        .set("resource.name", "cpu")
        .set("resource.target.type", "Utilization")
        .set("resource.target.averageUtilization", percent);
  }

  static Unstructured fromHub(Unstructured autoscaler) {
    ArrayNode others = JsonNodeFactory.instance.arrayNode();
    for (Unstructured metric : autoscaler.objectsAt("spec.metrics")) {
      boolean cpu = isCpu(metric) && metric.has("resource.target.averageUtilization");
      if (!cpu) {
        others.add(HpaV2beta1.specDown(metric).node());
      } else if (!autoscaler.has(CPU)) {
        autoscaler.set(CPU, metric.intAt("resource.target.averageUtilization"));
      }
    }
    autoscaler.remove("spec.metrics");
    annotate(autoscaler, METRICS, others);
    for (Unstructured metric : autoscaler.objectsAt("status.currentMetrics")) {
      if (isCpu(metric) && metric.has("resource.current.averageUtilization")) {
        autoscaler.setDefault(CURRENT_CPU, metric.longAt("resource.current.averageUtilization"));
      }
    }
    annotate(
        autoscaler,
        CURRENT,
        HpaV2beta1.list(autoscaler.at("status.currentMetrics"), HpaV2beta1::statusDown));
    annotate(autoscaler, CONDITIONS, autoscaler.at("status.conditions"));
    autoscaler.remove("status.currentMetrics").remove("status.conditions");
    HpaBehavior.toAnnotation(autoscaler);
    return autoscaler;
  }

  private static boolean isCpu(Unstructured metric) {
    return metric.stringAt("type").equals("Resource")
        && metric.stringAt("resource.name").equals("cpu");
  }

  private static void annotate(Unstructured autoscaler, String name, JsonNode list) {
    if (!list.isEmpty()) {
      autoscaler.setAnnotation(name, inOrder(list).toString());
    }
  }

  /** The same JSON with the fields in the order in which Go writes them. */
  private static JsonNode inOrder(JsonNode node) {
    if (node.isArray()) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      node.forEach(element -> list.add(inOrder(element)));
      return list;
    }
    if (!node.isObject()) {
      return node;
    }
    ObjectNode ordered = JsonNodeFactory.instance.objectNode();
    for (String first : FIELD_ORDER) {
      if (node.has(first)) {
        ordered.set(first, inOrder(node.get(first)));
      }
    }
    node.properties().forEach(e -> ordered.putIfAbsent(e.getKey(), inOrder(e.getValue())));
    return ordered;
  }
}
