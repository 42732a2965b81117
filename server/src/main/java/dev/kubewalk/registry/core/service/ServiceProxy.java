package dev.kubewalk.registry.core.service;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.runtime.schema.GroupResource;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.apiserver.registry.rest.Subresource;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import dev.kubewalk.registry.page.SchemeNamePort;
import dev.kubewalk.registry.page.Stores;

/**
 * Requests that go on to a pod behind a service. This server finds out whether there is one, and
 * says so; tunnelling to pods is not offered.
 *
 * <p>Go: pkg/registry/core/service/storage/rest.go (ResourceLocation)
 */
public final class ServiceProxy implements Subresource.ActionHandler {
  private final Stores stores;

  public ServiceProxy(Stores stores) {
    this.stores = requireNonNull(stores, "stores is null");
  }

  @Override
  public void serve(RequestContext context, Request request, ResponseWriter response) {
    String id = context.info().name();
    SchemeNamePort asked = SchemeNamePort.split(id)
        .orElseThrow(() -> ApiErrors.badRequest("invalid service request \"" + id + "\""));
    String port = portName(context, asked);
    Unstructured endpoints = endpoints(context, asked.name());
    if (endpoints.objectsAt("subsets").isEmpty()) {
      throw noEndpoints(asked.name());
    }
    boolean reachable = endpoints.objectsAt("subsets").stream()
        .filter(subset -> !subset.at("addresses").isEmpty())
        .flatMap(subset -> subset.objectsAt("ports").stream())
        .anyMatch(candidate -> candidate.stringAt("name").equals(port));
    throw reachable
        ? ApiErrors.serviceUnavailable("this server does not tunnel to pods")
        : noEndpoints(id);
  }

  private static StatusException noEndpoints(String name) {
    return ApiErrors.serviceUnavailable("no endpoints available for service \"" + name + "\"");
  }

  /** The name of the asked port, which may be told by its number. */
  private String portName(RequestContext context, SchemeNamePort asked) {
    if (!asked.port().matches("\\d{1,18}")) {
      return asked.port();
    }
    long number = Long.parseLong(asked.port());
    return stores
        .of("", "services")
        .get(context, asked.name(), "")
        .object()
        .objectsAt("spec.ports")
        .stream()
        .filter(port -> port.longAt("port") == number)
        .map(port -> port.stringAt("name"))
        .findFirst()
        .orElseThrow(() -> ApiErrors.serviceUnavailable(
            "no service port " + number + " found for service \"" + asked.name() + "\""));
  }

  /** Missing endpoints are told as if the service were missing, as Go does. */
  private Unstructured endpoints(RequestContext context, String name) {
    try {
      return stores.of("", "endpoints").get(context, name, "").object();
    } catch (StatusException e) {
      throw e.is("NotFound") ? ApiErrors.notFound(new GroupResource("", "services"), name) : e;
    }
  }
}
