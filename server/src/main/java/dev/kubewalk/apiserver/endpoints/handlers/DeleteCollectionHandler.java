package dev.kubewalk.apiserver.endpoints.handlers;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.endpoints.handlers.options.ListQuery;
import dev.kubewalk.apiserver.endpoints.negotiation.OutputMediaType;
import dev.kubewalk.apiserver.registry.generic.DeleteOptions;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.apiserver.storage.ObjectList;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import java.io.IOException;

/**
 * DELETE of a collection. The answer is the list of what was deleted, as it was before.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/delete.go (DeleteCollection)
 */
public final class DeleteCollectionHandler implements ResourceHandler {
  private final RequestScope scope;
  private final ListWriter writer;

  public DeleteCollectionHandler(RequestScope scope) {
    this.scope = requireNonNull(scope, "scope is null");
    this.writer = new ListWriter(scope);
  }

  @Override
  public void serve(Request request, ResponseWriter response, Names names) throws IOException {
    OutputMediaType type = scope.responder().negotiate(request);
    ListQuery query = ListQuery.of(request, scope.resource(), "");
    DeleteOptions options = DeleteBody.read(request, scope);
    RequestContext context = scope.context(request, names, options.isDryRun());
    Mutation mutation = new Mutation(scope, context, names, options.toObject());
    ObjectList deleted =
        scope.store().deleteCollection(context, mutation.onDelete(), options, query.options());
    writer.write(request, response, type, deleted);
  }
}
