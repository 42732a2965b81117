package dev.kubewalk.apiserver.endpoints.handlers;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.endpoints.handlers.options.ListQuery;
import dev.kubewalk.apiserver.endpoints.negotiation.OutputMediaType;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.apiserver.storage.ObjectList;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import java.io.IOException;

/**
 * GET of a collection: a list, or a watch when the query says so.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/get.go (ListResource)
 */
public final class ListHandler implements ResourceHandler {
  private final RequestScope scope;
  private final WatchHandler watch;
  private final ListWriter writer;

  public ListHandler(RequestScope scope, WatchHandler watch) {
    this.scope = requireNonNull(scope, "scope is null");
    this.watch = requireNonNull(watch, "watch is null");
    this.writer = new ListWriter(scope);
  }

  @Override
  public void serve(Request request, ResponseWriter response, Names names) throws IOException {
    OutputMediaType type = scope.responder().negotiate(request);
    ListQuery query = ListQuery.of(request, scope.resource(), names.name());
    if (query.watch()) {
      watch.serve(request, response, names, query);
      return;
    }
    RequestContext context = scope.context(request, names, false);
    ObjectList list = scope.store().list(context, query.options());
    writer.write(request, response, type, list);
  }
}
