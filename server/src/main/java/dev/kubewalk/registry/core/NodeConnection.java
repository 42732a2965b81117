package dev.kubewalk.registry.core;

import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.apiserver.registry.rest.Subresource;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;

/**
 * Requests that go on to a node. This server knows where the node is, and says when it cannot be
 * reached; tunnelling to kubelets is not offered.
 *
 * <p>Go: pkg/kubelet/client/kubelet_client.go (NodeConnectionInfoGetter)
 */
final class NodeConnection implements Subresource.ActionHandler {
  private final CoreDependencies server;

  NodeConnection(CoreDependencies server) {
    this.server = server;
  }

  @Override
  public void serve(RequestContext context, Request request, ResponseWriter response) {
    String name = context.info().name();
    Unstructured node = server.stores().of("", "nodes").get(context, name, "").object();
    if (node.at("status.addresses").isEmpty()) {
      throw ApiErrors.raw("no preferred addresses found; known addresses: []");
    }
    throw ApiErrors.serviceUnavailable("this server does not tunnel to nodes");
  }
}
