package dev.kubewalk.apiserver.endpoints.handlers;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.endpoints.handlers.options.WriteOptions;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.apiserver.registry.rest.Subresource;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import java.io.IOException;
import java.util.Optional;

/**
 * Hands a request over to a kind that answers it by itself, such as a binding, a log or a proxy.
 * Those that speak another protocol are admitted as CONNECT first, objects that are posted as
 * CREATE.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/rest.go (ConnectResource),
 * create.go (CreateNamedResource)
 */
public final class ActionHandler implements ResourceHandler {
  private final RequestScope scope;
  private final Subresource.Action action;

  public ActionHandler(RequestScope scope, Subresource.Action action) {
    this.scope = requireNonNull(scope, "scope is null");
    this.action = requireNonNull(action, "action is null");
  }

  @Override
  public void serve(Request request, ResponseWriter response, Names names) throws IOException {
    WriteOptions options = WriteOptions.of(request, "CreateOptions");
    RequestContext context = scope.context(request, names, options.isDryRun());
    Mutation mutation = new Mutation(scope, context, names, options.toObject("CreateOptions"));
    if (action.handler() instanceof Subresource.PostHandler posted) {
      Unstructured object = posted.read(request);
      mutation.admit(object, Optional.empty());
      mutation.onCreate().check(Optional.of(object.copy()), Optional.empty());
      posted.answer(context, request, response, object);
      return;
    }
    if (action.connect()) {
      mutation.connect();
    }
    action.handler().serve(context, request, response);
  }
}
