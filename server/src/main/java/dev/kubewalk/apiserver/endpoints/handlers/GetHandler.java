package dev.kubewalk.apiserver.endpoints.handlers;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.endpoints.handlers.options.WriteOptions;
import dev.kubewalk.apiserver.endpoints.negotiation.OutputMediaType;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.apiserver.storage.StoredObject;
import dev.kubewalk.http.Query;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import java.io.IOException;

/**
 * GET of one object, or of a subresource that shows the object.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/get.go (GetResource)
 */
public final class GetHandler implements ResourceHandler {
  private final RequestScope scope;

  public GetHandler(RequestScope scope) {
    this.scope = requireNonNull(scope, "scope is null");
  }

  @Override
  public void serve(Request request, ResponseWriter response, Names names) throws IOException {
    OutputMediaType type = scope.responder().negotiate(request);
    RequestContext context = scope.context(request, names, false);
    if (asksForExport(request)) {
      export(request, response, type, context, names);
      return;
    }
    String resourceVersion = request.query().get("resourceVersion");
    StoredObject object = scope.store().get(context, names.name(), resourceVersion);
    scope.responder().object(request, response, 200, type, object);
  }

  static boolean asksForExport(Request request) {
    return flag(request.query(), "export");
  }

  static StatusException notExported(RequestScope scope) {
    return ApiErrors.badRequest("export of \"" + scope.resource().plural() + "\" is not supported");
  }

  private static boolean flag(Query query, String name) {
    return query.has(name) && WriteOptions.isTrue(query.get(name));
  }

  /**
   * The object without what a cluster fills in, so that it can be created elsewhere.
   *
   * <p>Go: staging/src/k8s.io/apiserver/pkg/registry/generic/registry/store.go (Export)
   */
  private void export(
      Request request,
      ResponseWriter response,
      OutputMediaType type,
      RequestContext context,
      Names names)
      throws IOException {
    if (!scope.subresource().isEmpty()) {
      throw notExported(scope);
    }
    StoredObject stored = scope.store().get(context, names.name(), "");
    boolean exact = flag(request.query(), "exact");
    Unstructured hub = scope.store().export(context, stored.object().copy(), exact);
    Unstructured served = scope.decoder().normalize(scope.objects().fromHub(hub.copy()));
    served.node().withObject("/metadata").putNull("creationTimestamp");
    served.set("metadata.selfLink", scope.links().of(stored.object()));
    scope.responder().tree(request, response, 200, type, served, hub);
  }
}
