package dev.kubewalk.client;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionResource;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.util.wait.StopChannel;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads and writes the objects of one resource. Every method may throw {@link
 * dev.kubewalk.apimachinery.errors.StatusException}.
 *
 * <p>Go: staging/src/k8s.io/client-go/dynamic/simple.go (dynamicResourceClient)
 */
public final class ResourceClient {
  private static final String JSON = "application/json";

  private final RestClient rest;
  private final GroupVersionResource resource;
  private final String namespace;

  ResourceClient(RestClient rest, GroupVersionResource resource, String namespace) {
    this.rest = requireNonNull(rest);
    this.resource = requireNonNull(resource);
    this.namespace = requireNonNull(namespace);
  }

  public GroupVersionResource resource() {
    return resource;
  }

  public ResourceClient namespace(String name) {
    return new ResourceClient(rest, resource, name);
  }

  public Unstructured get(String name) {
    return rest.send("GET", path(name), "", JSON, null);
  }

  /** The object, or empty when there is none. */
  public Optional<Unstructured> find(String name) {
    try {
      return Optional.of(get(name));
    } catch (StatusException e) {
      if (e.is("NotFound")) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** The list object. {@code query} is sent as it stands, such as {@code limit=500}. */
  public Unstructured list(String query) {
    return rest.send("GET", path(""), query, JSON, null);
  }

  public Unstructured create(Unstructured object) {
    return rest.send("POST", path(""), "", JSON, object.node());
  }

  public Unstructured update(Unstructured object) {
    return rest.send("PUT", path(object.name()), "", JSON, object.node());
  }

  public Unstructured updateStatus(Unstructured object) {
    return rest.send("PUT", path(object.name()) + "/status", "", JSON, object.node());
  }

  /** {@code type} is the patch's media type. */
  public Unstructured patch(String name, String type, JsonNode patch) {
    return rest.send("PATCH", path(name), "", type, patch);
  }

  public void delete(String name) {
    rest.send("DELETE", path(name), "", JSON, null);
  }

  /** Blocks until the watch ends or {@code stop} closes. */
  public void watch(String query, StopChannel stop, Consumer<ObjectNode> onEvent) {
    rest.watch(path(""), "watch=true&" + query, stop, onEvent);
  }

  private String path(String name) {
    StringBuilder path = new StringBuilder();
    if (resource.group().isEmpty()) {
      path.append("/api/");
    } else {
      path.append("/apis/").append(resource.group()).append('/');
    }
    path.append(resource.version());
    if (!namespace.isEmpty()) {
      path.append("/namespaces/").append(namespace);
    }
    path.append('/').append(resource.resource());
    if (!name.isEmpty()) {
      path.append('/').append(name);
    }
    return path.toString();
  }
}
