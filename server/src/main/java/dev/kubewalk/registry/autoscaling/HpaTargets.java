package dev.kubewalk.registry.autoscaling;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.registry.page.Cells;
import java.util.ArrayList;
import java.util.List;

/** Current and wanted values in a column. Go: pkg/printers/internalversion (formatHPAMetrics). */
final class HpaTargets {
  private static final int SHOWN = 2;

  private HpaTargets() {}

  static String show(Unstructured autoscaler) {
    List<Unstructured> wanted = autoscaler.objectsAt("spec.metrics");
    if (wanted.isEmpty()) {
      return Cells.NONE;
    }
    List<Unstructured> current = autoscaler.objectsAt("status.currentMetrics");
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < Math.min(SHOWN, wanted.size()); i++) {
      Unstructured status =
          i < current.size() ? current.get(i) : autoscaler.objectAt("no.such.metric");
      shown.add(one(wanted.get(i), status));
    }
    String list = String.join(", ", shown);
    int more = wanted.size() - SHOWN;
    return more > 0 ? list + " + " + more + " more..." : list;
  }

  private static String one(Unstructured metric, Unstructured status) {
    return switch (metric.stringAt("type")) {
      case "External" -> pair(metric, status, "external", "averageValue");
      case "Object" -> pair(metric, status, "object", "value");
      case "Pods" ->
        value(status, "pods.current.averageValue") + "/"
            + metric.stringAt("pods.target.averageValue");
      case "Resource" -> resource(metric, status);
      default -> "<unknown type>";
    };
  }

  /** A metric with two kinds of targets, of which {@code first} is shown when both are there. */
  private static String pair(Unstructured metric, Unstructured status, String kind, String first) {
    String other = first.equals("value") ? "averageValue" : "value";
    String field = metric.has(kind + ".target." + first) ? first : other;
    return value(status, kind + ".current." + field) + "/"
        + metric.stringAt(kind + ".target." + field)
        + (field.equals("averageValue") ? " (avg)" : "");
  }

  private static String resource(Unstructured metric, Unstructured status) {
    if (metric.has("resource.target.averageValue")) {
      return value(status, "resource.current.averageValue") + "/"
          + metric.stringAt("resource.target.averageValue");
    }
    String current = status.has("resource.current.averageUtilization")
        ? status.stringAt("resource.current.averageUtilization") + "%"
        : Cells.UNKNOWN;
    String target = metric.has("resource.target.averageUtilization")
        ? metric.stringAt("resource.target.averageUtilization") + "%"
        : "<auto>";
    return current + "/" + target;
  }

  private static String value(Unstructured status, String path) {
    return status.has(path) ? status.stringAt(path) : Cells.UNKNOWN;
  }
}
