package dev.kubewalk.apiserver.endpoints.handlers;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.endpoints.negotiation.OutputMediaType;
import dev.kubewalk.apiserver.registry.generic.DeleteOptions;
import dev.kubewalk.apiserver.registry.generic.DeleteResult;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import java.io.IOException;

/**
 * DELETE of one object. The answer is the object while it stays, and afterwards, for most kinds, a
 * Status.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/delete.go (DeleteResource)
 */
public final class DeleteHandler implements ResourceHandler {
  private final RequestScope scope;

  public DeleteHandler(RequestScope scope) {
    this.scope = requireNonNull(scope, "scope is null");
  }

  @Override
  public void serve(Request request, ResponseWriter response, Names names) throws IOException {
    OutputMediaType type = scope.responder().negotiate(request);
    DeleteOptions options = DeleteBody.read(request, scope);
    RequestContext context = scope.context(request, names, options.isDryRun());
    Mutation mutation = new Mutation(scope, context, names, options.toObject());
    DeleteResult result = scope.store().delete(context, names.name(), mutation.onDelete(), options);
    boolean cascades = Boolean.FALSE.equals(options.orphanDependents());
    int status = !result.deleted() && cascades ? 202 : 200;
    if (result.showObject()) {
      scope.responder().object(request, response, status, type, result.object());
    } else {
      Unstructured success = success(result.object().object());
      ResponseWriters.node(request, response, status, type, success.node());
    }
  }

  private Unstructured success(Unstructured gone) {
    Unstructured status = Unstructured.create("v1", "Status");
    status.ensureObject("metadata");
    status.set("status", "Success").set("details.name", gone.name());
    if (!scope.groupResource().group().isEmpty()) {
      status.set("details.group", scope.groupResource().group());
    }
    return status
        .set("details.kind", scope.groupResource().resource())
        .set("details.uid", gone.uid());
  }
}
