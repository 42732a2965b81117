package dev.kubewalk.apiserver.endpoints.handlers;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.endpoints.negotiation.OutputMediaType;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.apiserver.storage.StoredObject;
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
    String resourceVersion = request.query().get("resourceVersion");
    StoredObject object = scope.store().get(context, names.name(), resourceVersion);
    scope.responder().object(request, response, 200, type, object);
  }
}
