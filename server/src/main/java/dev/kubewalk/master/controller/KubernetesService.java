package dev.kubewalk.master.controller;

import dev.kubewalk.apimachinery.unstructured.Unstructured;

/**
 * The service default/kubernetes as it is to be: the cluster's name for its API servers.
 *
 * @param clusterIp the first address of the service range
 * @param servicePort that clients inside the cluster use
 * @param nodePort 0 unless the service is to be reached through the nodes
 *     <p>Go: pkg/master/controller.go (CreateOrUpdateMasterServiceIfNeeded, createPortAndServiceSpec)
 */
public record KubernetesService(String clusterIp, int servicePort, int targetPort, int nodePort) {
  public static final String NAME = "kubernetes";
  public static final String NAMESPACE = "default";

  Unstructured wanted() {
    Unstructured service = Unstructured.create("v1", "Service");
    service.set("metadata.name", NAME).set("metadata.namespace", NAMESPACE);
    service.setLabel("provider", "kubernetes").setLabel("component", "apiserver");
    var port = service.ensureArray("spec.ports").addObject();
    port.put("name", "https").put("protocol", "TCP");
    port.put("port", servicePort).put("targetPort", targetPort);
    if (nodePort > 0) {
      port.put("nodePort", nodePort);
    }
    service.set("spec.clusterIP", clusterIp).set("spec.sessionAffinity", "None");
    return service.set("spec.type", nodePort > 0 ? "NodePort" : "ClusterIP");
  }

  /** The current service changed where it differs, or the same object when it does not. */
  Unstructured adapted(Unstructured current) {
    Unstructured wanted = wanted();
    if (current.at("spec.ports").equals(wanted.at("spec.ports"))
        && current.stringAt("spec.type").equals(wanted.stringAt("spec.type"))) {
      return current;
    }
    Unstructured changed = current.copy();
    changed.set("spec.ports", wanted.at("spec.ports"));
    return changed.set("spec.type", wanted.stringAt("spec.type"));
  }
}
