package dev.kubewalk.apiserver.endpoints.handlers;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.endpoints.handlers.options.WriteOptions;
import dev.kubewalk.apiserver.endpoints.negotiation.Format;
import dev.kubewalk.apiserver.endpoints.negotiation.Negotiation;
import dev.kubewalk.apiserver.endpoints.negotiation.OutputMediaType;
import dev.kubewalk.apiserver.endpoints.request.RequestTrace;
import dev.kubewalk.apiserver.registry.generic.ObjectUpdate;
import dev.kubewalk.apiserver.registry.generic.Store;
import dev.kubewalk.apiserver.registry.generic.UpdateResult;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.apiserver.registry.rest.Strategy;
import dev.kubewalk.apiserver.storage.Preconditions;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import java.io.IOException;
import java.util.Optional;

/**
 * PUT of an object, or of a part of it such as its status.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/update.go (UpdateResource)
 */
public final class UpdateHandler implements ResourceHandler {
  private final RequestScope scope;
  private final Strategy strategy;

  /**
   * @param strategy of the object, or of the subresource
   */
  public UpdateHandler(RequestScope scope, Strategy strategy) {
    this.scope = requireNonNull(scope, "scope is null");
    this.strategy = requireNonNull(strategy, "strategy is null");
  }

  @Override
  public void serve(Request request, ResponseWriter response, Names names) throws IOException {
    OutputMediaType type = scope.responder().negotiate(request);
    byte[] body = Bodies.read(request, scope.services().maxRequestBodyBytes());
    WriteOptions options = WriteOptions.of(request, "UpdateOptions");
    Format format = Negotiation.input(request);
    Unstructured decoded = scope.decoder().decode(RequestTrace.of(request), format, body);
    checkName(decoded, names);
    RequestContext context = scope.context(request, names, options.isDryRun());
    Mutation mutation = new Mutation(scope, context, names, options.toObject("UpdateOptions"));
    Put put = new Put(decoded, mutation, options.manager(request));
    Store.UpdateRules rules = new Store.UpdateRules(
        strategy, mutation.onCreateWithAuthorization(), mutation.onUpdate(), false);
    UpdateResult result = scope.store().update(context, names.name(), put, rules);
    scope
        .responder()
        .object(request, response, result.created() ? 201 : 200, type, result.object());
  }

  /** Refuses a body that names another object than the path. Go: checkName. */
  static void checkName(Unstructured object, Names names) {
    if (object.name().isEmpty()) {
      throw ApiErrors.badRequest("the name of the object ("
          + names.name()
          + " based on URL) was undeterminable: name must be provided");
    }
    if (!object.name().equals(names.name())) {
      throw ApiErrors.badRequest("the name of the object ("
          + object.name()
          + ") does not match the name on the URL ("
          + names.name()
          + ")");
    }
    String namespace = object.namespace();
    if (!names.namespace().isEmpty()
        && !namespace.isEmpty()
        && !namespace.equals(names.namespace())) {
      throw ApiErrors.badRequest("the namespace of the object ("
          + namespace
          + ") does not match the namespace on the request ("
          + names.namespace()
          + ")");
    }
  }

  /** The update itself: may run several times. */
  private final class Put implements ObjectUpdate {
    private final Unstructured object;
    private final Mutation mutation;
    private final String manager;

    private Put(Unstructured object, Mutation mutation, String manager) {
      this.object = object;
      this.mutation = mutation;
      this.manager = manager;
    }

    @Override
    public Preconditions preconditions() {
      return ObjectUpdate.preconditionsOf(object);
    }

    @Override
    public Unstructured updated(Optional<Unstructured> existing) {
      Optional<Unstructured> live = existing.map(o -> scope.objects().fromHub(o.copy()));
      Unstructured owned = scope.fieldManager().update(live, object.copy(), manager);
      Unstructured hub = scope.objects().toHub(owned);
      mutation.admit(hub, existing);
      return hub;
    }
  }
}
