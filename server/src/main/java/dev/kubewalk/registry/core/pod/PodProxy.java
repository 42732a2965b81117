package dev.kubewalk.registry.core.pod;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.apiserver.registry.rest.Subresource;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import dev.kubewalk.registry.page.SchemeNamePort;
import dev.kubewalk.registry.page.Stores;

/**
 * Requests that go on to a pod. This server finds out whether it could be reached, and says so;
 * tunnelling to pods is not offered.
 *
 * <p>Go: pkg/registry/core/pod/strategy.go (ResourceLocation)
 */
public final class PodProxy implements Subresource.ActionHandler {
  private final Stores stores;

  public PodProxy(Stores stores) {
    this.stores = requireNonNull(stores, "stores is null");
  }

  @Override
  public void serve(RequestContext context, Request request, ResponseWriter response) {
    String id = context.info().name();
    SchemeNamePort asked = SchemeNamePort.split(id)
        .orElseThrow(() -> ApiErrors.badRequest("invalid pod request \"" + id + "\""));
    Unstructured pod = stores.of("", "pods").get(context, asked.name(), "").object();
    if (PodStatus.firstIp(pod).isEmpty()) {
      throw ApiErrors.badRequest("address not allowed");
    }
    throw ApiErrors.serviceUnavailable("this server does not tunnel to pods");
  }
}
