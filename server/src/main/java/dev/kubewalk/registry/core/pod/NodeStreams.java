package dev.kubewalk.registry.core.pod;

import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.runtime.schema.GroupResource;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.apiserver.registry.rest.Subresource;
import dev.kubewalk.http.Request;
import dev.kubewalk.registry.page.Stores;
import java.util.List;

/**
 * Exec, attach and port-forward: streams to the node that runs the pod. Everything up to the node
 * is checked as in Kubernetes; the tunnel itself is refused by name.
 *
 * <p>Go: pkg/registry/core/pod/rest/subresources.go (ExecREST, AttachREST, PortForwardREST)
 */
final class NodeStreams {
  private final Stores stores;

  NodeStreams(Stores stores) {
    this.stores = stores;
  }

  Subresource.Action action(String name, String kind) {
    return new Subresource.Action(
        name,
        new GroupVersionKind("", "v1", kind),
        List.of("create", "get"),
        true,
        (context, request, response) -> refuse(name, context, request));
  }

  private void refuse(String action, RequestContext context, Request request) {
    Unstructured pod =
        stores.of("", "pods").get(context, context.info().name(), "").object();
    if (!action.equals("portforward")) {
      PodContainers.choose(pod, request.query().get("container"));
    }
    String node = pod.stringAt("spec.nodeName");
    if (node.isEmpty()) {
      throw ApiErrors.badRequest("pod " + pod.name() + " does not have a host assigned");
    }
    nodeOf(stores, context, node);
    throw ApiErrors.serviceUnavailable(
        action + " needs a tunnel to the node " + node + ", which this server does not build");
  }

  /** Finds the node and an address to reach it by. */
  static Unstructured nodeOf(Stores stores, RequestContext context, String name) {
    Unstructured node;
    try {
      node = stores.of("", "nodes").get(context.inNamespace(""), name, "").object();
    } catch (StatusException e) {
      if (e.is("NotFound")) {
        // Go looks the node up through the pods' location, and says so.
        throw ApiErrors.notFound(new GroupResource("", "pods"), name);
      }
      throw e;
    }
    if (node.at("status.addresses").isEmpty()) {
      throw ApiErrors.raw("no preferred addresses found; known addresses: []");
    }
    return node;
  }
}
