package dev.kubewalk.aggregator.controllers.status;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import java.util.List;
import java.util.Optional;

/**
 * Whether the server behind an APIService can be reached, as far as the objects of the cluster tell:
 * its Service must be there, listen on the port, and have endpoints.
 *
 * <p>Go: staging/src/k8s.io/kube-aggregator/pkg/controllers/status/available_controller.go (sync)
 */
final class Availability {
  private final Lookup services;
  private final Lookup endpoints;

  /** Finds an object of one kind by namespace and name. */
  @FunctionalInterface
  interface Lookup {
    Optional<Unstructured> get(String namespace, String name);
  }

  /** The condition Available, without its time. */
  record Condition(String status, String reason, String message) {
    private static Condition no(String reason, String message) {
      return new Condition("False", reason, message);
    }
  }

  Availability(Lookup services, Lookup endpoints) {
    this.services = services;
    this.endpoints = endpoints;
  }

  Condition of(Unstructured apiService) {
    if (!apiService.has("spec.service")) {
      return new Condition("True", "Local", "Local APIServices are always available");
    }
    String namespace = apiService.stringAt("spec.service.namespace");
    String name = apiService.stringAt("spec.service.name");
    String place = "service/" + name + " in \"" + namespace + "\"";
    Optional<Unstructured> service = services.get(namespace, name);
    if (service.isEmpty()) {
      return Condition.no("ServiceNotFound", place + " is not present");
    }
    if (service.get().stringAt("spec.type").equals("ClusterIP")) {
      long port = apiService.longAt("spec.service.port");
      Optional<Unstructured> listening = service.get().objectsAt("spec.ports").stream()
          .filter(candidate -> candidate.longAt("port") == port)
          .findFirst();
      if (listening.isEmpty()) {
        return Condition.no("ServicePortError", place + " is not listening on port " + port);
      }
      Optional<Unstructured> backends = endpoints.get(namespace, name);
      if (backends.isEmpty()) {
        return Condition.no("EndpointsNotFound", "cannot find endpoints for " + place);
      }
      String portName = listening.get().stringAt("name");
      if (!hasAddress(backends.get().objectsAt("subsets"), portName)) {
        return Condition.no(
            "MissingEndpoints",
            "endpoints for " + place + " have no addresses with port name \"" + portName + "\"");
      }
    }
    return Condition.no("FailedDiscoveryCheck", "this server does not call other API servers yet");
  }

  private static boolean hasAddress(List<Unstructured> subsets, String portName) {
    return subsets.stream()
        .filter(subset -> !subset.at("addresses").isEmpty())
        .flatMap(subset -> subset.objectsAt("ports").stream())
        .anyMatch(port -> port.stringAt("name").equals(portName));
  }
}
