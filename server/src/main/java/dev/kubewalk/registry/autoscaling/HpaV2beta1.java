package dev.kubewalk.registry.autoscaling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import java.util.function.UnaryOperator;

/**
 * v2beta1, where a metric's name, selector and target values stand side by side.
 *
 * <p>Go: pkg/apis/autoscaling/v2beta1/conversion.go
 */
final class HpaV2beta1 {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private HpaV2beta1() {}

  static Unstructured toHub(Unstructured autoscaler) {
    each(autoscaler, "spec.metrics", HpaV2beta1::specUp);
    each(autoscaler, "status.currentMetrics", HpaV2beta1::statusUp);
    HpaBehavior.fromAnnotation(autoscaler);
    return autoscaler;
  }

  static Unstructured fromHub(Unstructured autoscaler) {
    each(autoscaler, "spec.metrics", HpaV2beta1::specDown);
    each(autoscaler, "status.currentMetrics", HpaV2beta1::statusDown);
    HpaBehavior.toAnnotation(autoscaler);
    return autoscaler;
  }

  private static void each(
      Unstructured autoscaler, String path, UnaryOperator<Unstructured> change) {
    if (autoscaler.at(path).isArray()) {
      autoscaler.set(path, list(autoscaler.at(path), change));
    }
  }

  /** A list with every metric changed. */
  static ArrayNode list(JsonNode metrics, UnaryOperator<Unstructured> change) {
    ArrayNode changed = NODES.arrayNode();
    metrics.forEach(metric -> {
      if (metric instanceof ObjectNode object) {
        changed.add(change.apply(Unstructured.of(object)).node());
      }
    });
    return changed;
  }

  static Unstructured specUp(Unstructured old) {
    Unstructured metric = typed(old);
    move(old, "resource.name", metric, "resource.name");
    if (old.has("resource")) {
      boolean utilization = old.has("resource.targetAverageUtilization");
      metric.set("resource.target.type", utilization ? "Utilization" : "AverageValue");
      move(old, "resource.targetAverageValue", metric, "resource.target.averageValue");
      move(old, "resource.targetAverageUtilization", metric, "resource.target.averageUtilization");
    }
    if (old.has("pods")) {
      names(old, "pods", "selector", metric);
      metric.set("pods.target.type", "AverageValue");
      move(old, "pods.targetAverageValue", metric, "pods.target.averageValue");
    }
    if (old.has("object")) {
      move(old, "object.target", metric, "object.describedObject");
      names(old, "object", "selector", metric);
      target(old, "object.targetValue", "object.averageValue", metric, "object.target");
      // The older form cannot leave the value out: beside an average alone it comes back as 0.
      quantity(old, "object.targetValue", metric, "object.target.value");
    }
    if (old.has("external")) {
      names(old, "external", "metricSelector", metric);
      target(old, "external.targetValue", "external.targetAverageValue", metric, "external.target");
    }
    return metric;
  }

  private static void target(
      Unstructured old, String value, String average, Unstructured metric, String target) {
    metric.set(target + ".type", old.has(average) ? "AverageValue" : "Value");
    move(old, value, metric, target + ".value");
    move(old, average, metric, target + ".averageValue");
  }

  static Unstructured specDown(Unstructured metric) {
    Unstructured old = typed(metric);
    if (metric.has("object")) {
      move(metric, "object.describedObject", old, "object.target");
      move(metric, "object.metric.name", old, "object.metricName");
      quantity(metric, "object.target.value", old, "object.targetValue");
      move(metric, "object.metric.selector", old, "object.selector");
      move(metric, "object.target.averageValue", old, "object.averageValue");
    }
    if (metric.has("pods")) {
      move(metric, "pods.metric.name", old, "pods.metricName");
      quantity(metric, "pods.target.averageValue", old, "pods.targetAverageValue");
      move(metric, "pods.metric.selector", old, "pods.selector");
    }
    if (metric.has("resource")) {
      move(metric, "resource.name", old, "resource.name");
      move(metric, "resource.target.averageUtilization", old, "resource.targetAverageUtilization");
      move(metric, "resource.target.averageValue", old, "resource.targetAverageValue");
    }
    if (metric.has("external")) {
      move(metric, "external.metric.name", old, "external.metricName");
      move(metric, "external.metric.selector", old, "external.metricSelector");
      move(metric, "external.target.value", old, "external.targetValue");
      move(metric, "external.target.averageValue", old, "external.targetAverageValue");
    }
    return old;
  }

  static Unstructured statusUp(Unstructured old) {
    Unstructured metric = typed(old);
    if (old.has("resource")) {
      move(old, "resource.name", metric, "resource.name");
      move(old, "resource.currentAverageValue", metric, "resource.current.averageValue");
      move(
          old, "resource.currentAverageUtilization", metric, "resource.current.averageUtilization");
    }
    if (old.has("pods")) {
      names(old, "pods", "selector", metric);
      move(old, "pods.currentAverageValue", metric, "pods.current.averageValue");
    }
    if (old.has("object")) {
      names(old, "object", "selector", metric);
      move(old, "object.currentValue", metric, "object.current.value");
      move(old, "object.averageValue", metric, "object.current.averageValue");
      move(old, "object.target", metric, "object.describedObject");
    }
    if (old.has("external")) {
      names(old, "external", "metricSelector", metric);
      move(old, "external.currentValue", metric, "external.current.value");
      move(old, "external.currentAverageValue", metric, "external.current.averageValue");
    }
    return metric;
  }

  static Unstructured statusDown(Unstructured metric) {
    Unstructured old = typed(metric);
    if (metric.has("object")) {
      move(metric, "object.describedObject", old, "object.target");
      move(metric, "object.metric.name", old, "object.metricName");
      quantity(metric, "object.current.value", old, "object.currentValue");
      move(metric, "object.metric.selector", old, "object.selector");
      move(metric, "object.current.averageValue", old, "object.averageValue");
    }
    if (metric.has("pods")) {
      move(metric, "pods.metric.name", old, "pods.metricName");
      quantity(metric, "pods.current.averageValue", old, "pods.currentAverageValue");
      move(metric, "pods.metric.selector", old, "pods.selector");
    }
    if (metric.has("resource")) {
      move(metric, "resource.name", old, "resource.name");
      move(
          metric, "resource.current.averageUtilization", old, "resource.currentAverageUtilization");
      quantity(metric, "resource.current.averageValue", old, "resource.currentAverageValue");
    }
    if (metric.has("external")) {
      move(metric, "external.metric.name", old, "external.metricName");
      move(metric, "external.metric.selector", old, "external.metricSelector");
      quantity(metric, "external.current.value", old, "external.currentValue");
      move(metric, "external.current.averageValue", old, "external.currentAverageValue");
    }
    return old;
  }

  private static Unstructured typed(Unstructured from) {
    Unstructured metric = Unstructured.of(NODES.objectNode());
    move(from, "type", metric, "type");
    return metric;
  }

  private static void names(Unstructured old, String kind, String selector, Unstructured metric) {
    move(old, kind + ".metricName", metric, kind + ".metric.name");
    move(old, kind + "." + selector, metric, kind + ".metric.selector");
  }

  private static void move(Unstructured from, String path, Unstructured to, String toPath) {
    if (from.has(path)) {
      to.set(toPath, from.at(path));
    }
  }

  /** A quantity that the older form always shows. */
  private static void quantity(Unstructured from, String path, Unstructured to, String toPath) {
    to.set(toPath, from.has(path) ? from.at(path) : NODES.textNode("0"));
  }
}
