package dev.kubewalk.apiextensions.controller;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.server.ServerRuntime;
import dev.kubewalk.client.ResourceClient;
import dev.kubewalk.client.RestClient;
import dev.kubewalk.client.informers.SharedInformer;
import java.time.Instant;
import java.util.Optional;

/**
 * What a controller of definitions works with.
 *
 * @param definitions all CustomResourceDefinitions, in v1
 * @param client of this server
 */
public record ControllerContext(
    SharedInformer definitions, RestClient client, ServerRuntime runtime) {
  public ControllerContext {
    requireNonNull(definitions);
    requireNonNull(client);
    requireNonNull(runtime);
  }

  /** Writes definitions. */
  public ResourceClient definitionsClient() {
    return client.resource("apiextensions.k8s.io", "v1", "customresourcedefinitions");
  }

  public Instant now() {
    return runtime.clock().now();
  }

  /** A definition to be changed; empty when there is none (any longer). */
  public Optional<Unstructured> copyOf(String name) {
    return definitions.get(name).map(Unstructured::copy);
  }
}
