package dev.kubewalk.apiserver.endpoints.handlers;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.endpoints.handlers.options.WriteOptions;
import dev.kubewalk.apiserver.endpoints.negotiation.Format;
import dev.kubewalk.apiserver.endpoints.negotiation.Negotiation;
import dev.kubewalk.apiserver.endpoints.negotiation.OutputMediaType;
import dev.kubewalk.apiserver.endpoints.request.RequestTrace;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import java.io.IOException;
import java.util.Optional;

/**
 * POST: decodes an object, lets admission change it, and stores it.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/create.go (createHandler)
 */
public final class CreateHandler implements ResourceHandler {
  private final RequestScope scope;

  public CreateHandler(RequestScope scope) {
    this.scope = requireNonNull(scope, "scope is null");
  }

  @Override
  public void serve(Request request, ResponseWriter response, Names names) throws IOException {
    OutputMediaType type = scope.responder().negotiate(request);
    Format format = Negotiation.input(request);
    byte[] body = Bodies.read(request, scope.services().maxRequestBodyBytes());
    WriteOptions options = WriteOptions.of(request, "CreateOptions");
    Unstructured decoded = scope.decoder().decode(RequestTrace.of(request), format, body);
    Names named = names.name().isEmpty() ? new Names(names.namespace(), decoded.name()) : names;
    RequestContext context = scope.context(request, named, options.isDryRun());
    Mutation mutation = new Mutation(scope, context, named, options.toObject("CreateOptions"));
    Unstructured owned =
        scope.fieldManager().update(Optional.empty(), decoded, options.manager(request));
    Unstructured object = scope.objects().toHub(owned);
    mutation.admit(object, Optional.empty());
    scope
        .responder()
        .object(
            request,
            response,
            201,
            type,
            scope.store().create(context, object, mutation.onCreate()));
  }
}
