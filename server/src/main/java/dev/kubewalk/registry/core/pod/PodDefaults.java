package dev.kubewalk.registry.core.pod;

import static dev.kubewalk.registry.page.Defaults.defaults;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.registry.page.Defaults;
import dev.kubewalk.registry.page.ResourceLists;

/**
 * What a pod's spec says where its author did not.
 *
 * <p>Go: pkg/apis/core/v1/defaults.go (SetDefaults_PodSpec and its neighbours)
 */
final class PodDefaults {
  private static final int MODE_0644 = 420;

  private static final Defaults HTTP = defaults().set("path", "/").set("scheme", "HTTP");
  private static final Defaults HANDLER = defaults().in("httpGet", HTTP);
  private static final Defaults PROBE = defaults()
      .include(HANDLER)
      .set("timeoutSeconds", 1)
      .set("periodSeconds", 10)
      .set("successThreshold", 1)
      .set("failureThreshold", 3);
  private static final Defaults FIELD = defaults().set("apiVersion", "v1");

  private static final Defaults CONTAINER = defaults()
      .include(PodDefaults::pullPolicy)
      .include(ResourceLists.rounded("resources.limits", "resources.requests"))
      .set("terminationMessagePath", "/dev/termination-log")
      .set("terminationMessagePolicy", "File")
      .each("ports", defaults().set("protocol", "TCP"))
      .each("env", defaults().in("valueFrom.fieldRef", FIELD))
      .in("livenessProbe", PROBE)
      .in("readinessProbe", PROBE)
      .in("startupProbe", PROBE)
      .in("lifecycle.postStart", HANDLER)
      .in("lifecycle.preStop", HANDLER);

  private static final Defaults MODE = defaults().set("defaultMode", MODE_0644);
  private static final Defaults ITEMS = defaults().each("items", defaults().in("fieldRef", FIELD));

  private static final Defaults SOURCE = defaults()
      .in("serviceAccountToken", defaults().set("expirationSeconds", 60 * 60))
      .in("downwardAPI", ITEMS);

  private static final Defaults VOLUME = defaults()
      .include(PodDefaults::emptyDir)
      .in("secret", MODE)
      .in("configMap", MODE)
      .in("downwardAPI", defaults().include(MODE).include(ITEMS))
      .in("projected", defaults().include(MODE).each("sources", SOURCE))
      .include(VolumeSources.DEFAULTS);

  /** For any pod spec, a pod's own or a template's. */
  static final Defaults SPEC = defaults()
      .include(PodDefaults::dropDisabled)
      .set("dnsPolicy", "ClusterFirst")
      .set("restartPolicy", "Always")
      .include(PodDefaults::hostPorts)
      .include(spec -> spec.ensureObject("securityContext"))
      .set("terminationGracePeriodSeconds", 30)
      .set("schedulerName", "default-scheduler")
      .include(ResourceLists.rounded("overhead"))
      .each("volumes", VOLUME)
      .each("initContainers", CONTAINER)
      .each("containers", CONTAINER)
      .include(PodDefaults::serviceAccount);

  /** For a pod: what templates leave to the pods made from them. */
  static final Defaults POD = defaults()
      .include(pod -> pod.ensureObject("spec"))
      .in(
          "spec",
          defaults()
              .include(SPEC)
              .set("enableServiceLinks", true)
              .each("containers", PodDefaults::requestsFromLimits)
              .each("initContainers", PodDefaults::requestsFromLimits));

  private PodDefaults() {}

  /** Fields behind gates that are off in 1.18. Go: pkg/api/pod/util.go (dropDisabledFields). */
  private static void dropDisabled(Unstructured spec) {
    spec.remove("preemptionPolicy").remove("ephemeralContainers");
    spec.remove("securityContext.fsGroupChangePolicy");
    for (String list : new String[] {"containers", "initContainers"}) {
      spec.objectsAt(list).forEach(container -> container.remove("securityContext.procMount"));
    }
  }

  /** A tag that may move is pulled each time: latest, or none at all. */
  private static void pullPolicy(Unstructured container) {
    String image = container.stringAt("image");
    String last = image.substring(image.lastIndexOf('/') + 1);
    boolean pinned = last.contains("@") || (last.contains(":") && !last.endsWith(":latest"));
    container.setDefault("imagePullPolicy", pinned ? "IfNotPresent" : "Always");
  }

  private static void emptyDir(Unstructured volume) {
    boolean nameOnly = volume.node().properties().stream()
        .allMatch(e -> e.getKey().equals("name") || e.getValue().isNull());
    if (nameOnly) {
      volume.ensureObject("emptyDir");
    }
  }

  /** The field's old name is an alias, which the new one overrides. Go: conversion of PodSpec. */
  private static void serviceAccount(Unstructured spec) {
    String name = spec.stringAt("serviceAccountName");
    String account = name.isEmpty() ? spec.stringAt("serviceAccount") : name;
    if (account.isEmpty()) {
      spec.remove("serviceAccount");
    } else {
      spec.set("serviceAccountName", account).set("serviceAccount", account);
    }
  }

  private static void hostPorts(Unstructured spec) {
    if (!spec.booleanAt("hostNetwork")) {
      return;
    }
    for (String list : new String[] {"containers", "initContainers"}) {
      for (Unstructured container : spec.objectsAt(list)) {
        for (Unstructured port : container.objectsAt("ports")) {
          if (port.longAt("hostPort") == 0) {
            port.set("hostPort", port.longAt("containerPort"));
          }
        }
      }
    }
  }

  private static void requestsFromLimits(Unstructured container) {
    container.at("resources.limits").properties().forEach(limit -> {
      var requests = container.ensureObject("resources.requests");
      if (!requests.has(limit.getKey())) {
        requests.set(limit.getKey(), limit.getValue());
      }
    });
  }
}
