package dev.kubewalk.registry.core.pod;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.registry.page.Formats;
import dev.kubewalk.registry.page.Scope;
import java.util.List;

/** What may become of a pod's status. Go: pkg/apis/core/validation (ValidatePodStatusUpdate). */
final class PodStatus {
  private PodStatus() {}

  /** podIP is the first of podIPs; each fills in the other. */
  static void syncIps(Unstructured pod) {
    String ip = pod.stringAt("status.podIP");
    List<Unstructured> ips = pod.objectsAt("status.podIPs");
    if (ip.isEmpty()) {
      if (!ips.isEmpty()) {
        pod.set("status.podIP", ips.get(0).stringAt("ip"));
      }
    } else if (ips.isEmpty() || !ips.get(0).stringAt("ip").equals(ip)) {
      pod.remove("status.podIPs");
      pod.ensureArray("status.podIPs").addObject().put("ip", ip);
    }
  }

  static String firstIp(Unstructured pod) {
    List<Unstructured> ips = pod.objectsAt("status.podIPs");
    return ips.isEmpty() ? pod.stringAt("status.podIP") : ips.get(0).stringAt("ip");
  }

  static void validateUpdate(Scope pod, Scope old) {
    String nominated = pod.text("status.nominatedNodeName");
    if (!nominated.isEmpty()) {
      pod.dnsSubdomain("status.nominatedNodeName");
    }
    for (Scope status : pod.in("status").each("containerStatuses")) {
      restartable(status, old, pod.text("spec.restartPolicy"), "containerStatuses");
    }
    for (Scope status : pod.in("status").each("initContainerStatuses")) {
      restartable(status, old, pod.text("spec.restartPolicy"), "initContainerStatuses");
    }
    for (Scope ip : pod.in("status").each("podIPs")) {
      if (!Formats.isIp(ip.text("ip"))) {
        ip.add(FieldError.invalid(
            "podIPs" + ip.path().substring("status.podIPs".length()),
            ip.text("ip"),
            "must be a valid IP address, (e.g. 10.9.8.7)"));
      }
    }
  }

  /** A container that ended does not run again, unless its pod restarts containers. */
  private static void restartable(Scope status, Scope old, String policy, String list) {
    if (policy.equals("Always")) {
      return;
    }
    old.object().objectsAt("status." + list).stream()
        .filter(before -> before.stringAt("name").equals(status.text("name")))
        .filter(before -> before.has("state.terminated"))
        .filter(before -> policy.equals("Never") || before.longAt("state.terminated.exitCode") == 0)
        .findFirst()
        .ifPresent(before -> {
          if (!status.has("state.terminated")) {
            status.forbidden("state", "may not be transitioned to non-terminated state");
          }
        });
  }
}
