package dev.kubewalk.cmd.kubeapiserver.security;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.client.ResourceClient;
import dev.kubewalk.client.RestClient;
import dev.kubewalk.plugin.auth.authorizer.rbac.bootstrappolicy.PolicyClient;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the default roles and bindings through the server itself, for one pass over the policy.
 *
 * <p>Go gets each of the hundred objects by its name. Here what there is of a resource in a
 * namespace is listed at the first question: the pass is the longest part of a start.
 */
public final class LoopbackPolicyClient implements PolicyClient {
  private static final String GROUP = "rbac.authorization.k8s.io";

  private static final String LIST = "List";

  private final RestClient client;

  /** By resource and namespace, then by name. */
  private final Map<String, Map<String, Unstructured>> found = new HashMap<>();

  public LoopbackPolicyClient(RestClient client) {
    this.client = requireNonNull(client);
  }

  private ResourceClient of(String resource, String namespace) {
    return client.resource(GROUP, "v1", resource).namespace(namespace);
  }

  @Override
  public Optional<Unstructured> get(String resource, String namespace, String name) {
    Map<String, Unstructured> all =
        found.computeIfAbsent(resource + "/" + namespace, key -> list(resource, namespace));
    return Optional.ofNullable(all.get(name));
  }

  /** The items of a list say neither version nor kind; the list does. */
  private Map<String, Unstructured> list(String resource, String namespace) {
    Unstructured list = of(resource, namespace).list("");
    String kind = list.kind().substring(0, list.kind().length() - LIST.length());
    Map<String, Unstructured> byName = new HashMap<>();
    for (JsonNode node : list.at("items")) {
      Unstructured item = Unstructured.of((ObjectNode) node)
          .set("apiVersion", list.apiVersion())
          .set("kind", kind);
      byName.put(item.name(), item);
    }
    return byName;
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
