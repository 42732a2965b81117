package dev.kubewalk.cmd.kubeapiserver.security;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.client.ResourceClient;
import dev.kubewalk.client.RestClient;
import dev.kubewalk.plugin.auth.authorizer.rbac.bootstrappolicy.PolicyClient;
import java.util.Optional;

/** Writes the default roles and bindings through the server itself. */
public final class LoopbackPolicyClient implements PolicyClient {
  private static final String GROUP = "rbac.authorization.k8s.io";

  private final RestClient client;

  public LoopbackPolicyClient(RestClient client) {
    this.client = requireNonNull(client);
  }

  private ResourceClient of(String resource, String namespace) {
    return client.resource(GROUP, "v1", resource).namespace(namespace);
  }

  @Override
  public Optional<Unstructured> get(String resource, String namespace, String name) {
    return of(resource, namespace).find(name);
  }

  @Override
  public Unstructured create(String resource, Unstructured object) {
    return of(resource, object.namespace()).create(object);
  }

  @Override
  public Unstructured update(String resource, Unstructured object) {
    return of(resource, object.namespace()).update(object);
  }

  @Override
  public void delete(String resource, Unstructured object) {
    of(resource, object.namespace()).delete(object.name());
  }

  @Override
  public void ensureNamespace(String name) {
    ResourceClient namespaces = client.resource("", "v1", "namespaces");
    if (namespaces.find(name).isPresent()) {
      return;
    }
    try {
      namespaces.create(Unstructured.create("v1", "Namespace").set("metadata.name", name));
    } catch (StatusException e) {
      if (!e.is("AlreadyExists")) {
        throw e;
      }
    }
  }
}
