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
      case "External" -> pair(metric, status, "external", true);
      case "Object" -> pair(metric, status, "object", true);
      case "Pods" ->
        value(status, "pods.current.averageValue") + "/"
            + metric.stringAt("pods.target.averageValue");
      case "Resource" -> resource(metric, status);
      default -> "<unknown type>";
    };
  }

  private static String pair(Unstructured metric, Unstructured status, String kind, boolean mark) {
    if (metric.has(kind + ".target.averageValue")) {
      return value(status, kind + ".current.averageValue") + "/"
          + metric.stringAt(kind + ".target.averageValue") + (mark ? " (avg)" : "");
    }
    return value(status, kind + ".current.value") + "/" + metric.stringAt(kind + ".target.value");
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
