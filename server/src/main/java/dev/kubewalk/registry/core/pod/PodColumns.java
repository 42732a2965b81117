package dev.kubewalk.registry.core.pod;

import static dev.kubewalk.registry.page.Cells.NONE;
import static dev.kubewalk.registry.page.Cells.age;
import static dev.kubewalk.registry.page.Cells.number;
import static dev.kubewalk.registry.page.Cells.orNone;
import static dev.kubewalk.registry.page.Cells.text;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.registry.rest.Column;
import dev.kubewalk.apiserver.registry.rest.RowCondition;
import java.util.List;
import java.util.Optional;

/**
 * What {@code kubectl get pods} shows: above all the one word that sums up a pod's state.
 *
 * <p>Go: pkg/printers/internalversion/printers.go (printPod)
 */
final class PodColumns {
  private PodColumns() {}

  static Column[] list() {
    return new Column[] {
      text("Ready", pod -> ready(pod) + "/" + pod.listAt("spec.containers").size()),
      text("Status", PodColumns::reason),
      number("Restarts", PodColumns::restarts),
      age(),
      text("IP", PodColumns::ip).wide(),
      text("Node", pod -> orNone(pod.stringAt("spec.nodeName"))).wide(),
      text("Nominated Node", pod -> orNone(pod.stringAt("status.nominatedNodeName")))
          .wide(),
      text("Readiness Gates", PodColumns::gates).wide()
    };
  }

  private static long ready(Unstructured pod) {
    if (isInitializing(pod)) {
      return 0;
    }
    return pod.objectsAt("status.containerStatuses").stream()
        .filter(PodColumns::isReady)
        .count();
  }

  /** A container may claim several states at once; then running counts last. */
  private static boolean isReady(Unstructured status) {
    return status.booleanAt("ready")
        && status.has("state.running")
        && !status.has("state.terminated")
        && status.stringAt("state.waiting.reason").isEmpty();
  }

  private static long restarts(Unstructured pod) {
    String list = isInitializing(pod) ? "status.initContainerStatuses" : "status.containerStatuses";
    long sum = 0;
    int current = 0;
    for (Unstructured status : pod.objectsAt(list)) {
      sum += status.longAt("restartCount");
      current++;
      if (isInitializing(pod) && current > initIndex(pod)) {
        break;
      }
    }
    return sum;
  }

  /** Index of the init container that holds the pod up, or -1. */
  private static int initIndex(Unstructured pod) {
    List<Unstructured> statuses = pod.objectsAt("status.initContainerStatuses");
    for (int i = 0; i < statuses.size(); i++) {
      Unstructured status = statuses.get(i);
      boolean done =
          status.has("state.terminated") && status.longAt("state.terminated.exitCode") == 0;
      if (!done) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isInitializing(Unstructured pod) {
    return initIndex(pod) >= 0;
  }

  static String reason(Unstructured pod) {
    String reason = pod.has("status.reason") && !pod.stringAt("status.reason").isEmpty()
        ? pod.stringAt("status.reason")
        : pod.stringAt("status.phase");
    int init = initIndex(pod);
    if (init >= 0) {
      reason = initReason(pod, init);
    } else {
      reason = containerReason(pod, reason);
    }
    if (pod.isTerminating()) {
      return pod.stringAt("status.reason").equals("NodeLost") ? "Unknown" : "Terminating";
    }
    return reason;
  }

  private static String initReason(Unstructured pod, int index) {
    Unstructured status = pod.objectsAt("status.initContainerStatuses").get(index);
    if (status.has("state.terminated")) {
      return "Init:" + terminated(status);
    }
    String waiting = status.stringAt("state.waiting.reason");
    if (!waiting.isEmpty() && !waiting.equals("PodInitializing")) {
      return "Init:" + waiting;
    }
    return "Init:" + index + "/" + pod.listAt("spec.initContainers").size();
  }

  /** The last container that has something to say wins over the phase. */
  private static String containerReason(Unstructured pod, String phase) {
    String reason = phase;
    boolean running = false;
    List<Unstructured> statuses = pod.objectsAt("status.containerStatuses");
    for (int i = statuses.size() - 1; i >= 0; i--) {
      Unstructured status = statuses.get(i);
      String waiting = status.stringAt("state.waiting.reason");
      if (!waiting.isEmpty()) {
        reason = waiting;
      } else if (status.has("state.terminated")) {
        reason = terminated(status);
      } else if (isReady(status)) {
        running = true;
      }
    }
    return reason.equals("Completed") && running ? "Running" : reason;
  }

  private static String terminated(Unstructured status) {
    String reason = status.stringAt("state.terminated.reason");
    if (!reason.isEmpty()) {
      return reason;
    }
    long signal = status.longAt("state.terminated.signal");
    return signal != 0
        ? "Signal:" + signal
        : "ExitCode:" + status.longAt("state.terminated.exitCode");
  }

  /** Of a pod that will not run again the row says so. */
  static Optional<RowCondition> ended(Unstructured pod) {
    return switch (pod.stringAt("status.phase")) {
      case "Succeeded" ->
        Optional.of(new RowCondition("Succeeded", "The pod has completed successfully."));
      case "Failed" -> Optional.of(new RowCondition("Failed", "The pod failed."));
      default -> Optional.empty();
    };
  }

  private static String ip(Unstructured pod) {
    List<Unstructured> ips = pod.objectsAt("status.podIPs");
    return orNone(ips.isEmpty() ? pod.stringAt("status.podIP") : ips.get(0).stringAt("ip"));
  }

  private static String gates(Unstructured pod) {
    List<Unstructured> gates = pod.objectsAt("spec.readinessGates");
    if (gates.isEmpty()) {
      return NONE;
    }
    long met = gates.stream()
        .filter(gate -> pod.objectsAt("status.conditions").stream()
            .filter(c -> c.stringAt("type").equals(gate.stringAt("conditionType")))
            .findFirst()
            .filter(c -> c.stringAt("status").equals("True"))
            .isPresent())
        .count();
    return met + "/" + gates.size();
  }
}
