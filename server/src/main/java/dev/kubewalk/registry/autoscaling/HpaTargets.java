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
      case "External" -> external(metric, status);
      // Its average is not shown.
      case "Object" ->
        value(status, "object.current.value") + "/" + metric.stringAt("object.target.value");
      case "Pods" ->
        value(status, "pods.current.averageValue") + "/"
            + metric.stringAt("pods.target.averageValue");
      case "Resource" -> resource(metric, status);
      default -> "<unknown type>";
    };
  }

  private static String external(Unstructured metric, Unstructured status) {
    boolean average = metric.has("external.target.averageValue");
    String field = average ? "averageValue" : "value";
    return value(status, "external.current." + field) + "/"
        + metric.stringAt("external.target." + field)
        + (average ? " (avg)" : "");
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
