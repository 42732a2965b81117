package dev.kubewalk.apiserver.endpoints.handlers;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.runtime.schema.GroupResource;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.endpoints.handlers.options.WriteOptions;
import dev.kubewalk.apiserver.endpoints.handlers.patch.PatchMechanism;
import dev.kubewalk.apiserver.endpoints.handlers.patch.PatchType;
import dev.kubewalk.apiserver.endpoints.negotiation.Negotiation;
import dev.kubewalk.apiserver.endpoints.negotiation.OutputMediaType;
import dev.kubewalk.apiserver.endpoints.negotiation.Transforms;
import dev.kubewalk.apiserver.registry.generic.ObjectUpdate;
import dev.kubewalk.apiserver.registry.generic.Store;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.apiserver.registry.rest.Subresource;
import dev.kubewalk.apiserver.storage.Preconditions;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * GET, PUT and PATCH of an object's number of replicas, as an autoscaling/v1 Scale.
 *
 * <p>Go: pkg/registry/apps/deployment/storage/storage.go (ScaleREST) and its likes
 */
public final class ScaleHandler {
  private final RequestScope scope;
  private final Scales scales;
  private final boolean readsAsObject;

  public ScaleHandler(RequestScope scope, Subresource.Scale scale) {
    this.scope = requireNonNull(scope, "scope is null");
    this.scales = new Scales(scope, scale);
    this.readsAsObject = scale.readsAsObject() || scope.resource().isCustom();
  }

  public void get(Request request, ResponseWriter response, ResourceHandler.Names names)
      throws IOException {
    OutputMediaType type = Negotiation.output(request, Transforms.METADATA);
    RequestContext context = scope.context(request, names, false);
    String resourceVersion = request.query().get("resourceVersion");
    Supplier<Unstructured> read =
        () -> scope.store().get(context, names.name(), resourceVersion).object();
    Unstructured object = readsAsObject ? read.get() : explaining(names, read);
    scales.requireReplicas(object);
    answer(request, response, type, scales.of(object));
  }

  public void update(Request request, ResponseWriter response, ResourceHandler.Names names)
      throws IOException {
    byte[] body = Bodies.read(request, scope.services().maxRequestBodyBytes());
    Unstructured wanted = scales.decode(Negotiation.input(request), body);
    UpdateHandler.checkName(wanted, names);
    change(request, response, names, "UpdateOptions", current -> wanted.copy());
  }

  public void patch(Request request, ResponseWriter response, ResourceHandler.Names names)
      throws IOException {
    PatchType type = PatchType.of(request.header("Content-Type"))
        .filter(found -> found != PatchType.APPLY)
        .orElseThrow(() -> ApiErrors.unsupportedMediaType(
            "the body of the request was in an unknown format - accepted media types"
                + " include: application/json-patch+json,"
                + " application/merge-patch+json,"
                + " application/strategic-merge-patch+json"));
    byte[] body = Bodies.read(request, scope.services().maxRequestBodyBytes());
    PatchMechanism mechanism =
        new PatchMechanism(type, body, Optional.empty(), scales::decodePatched);
    change(request, response, names, "PatchOptions", mechanism::apply);
  }

  private void change(
      Request request,
      ResponseWriter response,
      ResourceHandler.Names names,
      String optionsKind,
      UnaryOperator<Unstructured> newScale)
      throws IOException {
    OutputMediaType type = Negotiation.output(request, Transforms.METADATA);
    WriteOptions options = optionsKind.equals("PatchOptions")
        ? WriteOptions.ofPatch(request, false)
        : WriteOptions.of(request, optionsKind);
    RequestContext context = scope.context(request, names, options.isDryRun());
    Mutation mutation = new Mutation(scope, context, names, options.toObject(optionsKind));
    ScaleUpdate update = new ScaleUpdate(names, mutation, newScale);
    Store.UpdateRules rules = new Store.UpdateRules(
        scope.resource().strategy(), mutation.onCreate(), (object, old) -> {}, false);
    Unstructured object = explaining(
        names,
        () ->
            scope.store().update(context, names.name(), update, rules).object().object());
    answer(request, response, type, scales.of(object));
  }

  private void answer(
      Request request, ResponseWriter response, OutputMediaType type, Unstructured scale)
      throws IOException {
    scope.responder().tree(request, response, 200, type, scale, scale);
  }

  /** What is missing is the scale, not the object. */
  private <T> T explaining(ResourceHandler.Names names, Supplier<T> operation) {
    try {
      return operation.get();
    } catch (StatusException e) {
      if (e.is("NotFound")) {
        throw ApiErrors.notFound(scaleResource(), names.name());
      }
      throw e;
    }
  }

  private GroupResource scaleResource() {
    if (scope.resource().isCustom()) {
      return scope.groupResource();
    }
    return new GroupResource(
        scope.groupResource().group(), scope.groupResource().resource() + "/scale");
  }

  /** Puts a changed scale back into the object. */
  private final class ScaleUpdate implements ObjectUpdate {
    private final ResourceHandler.Names names;
    private final Mutation mutation;
    private final UnaryOperator<Unstructured> newScale;

    private ScaleUpdate(
        ResourceHandler.Names names, Mutation mutation, UnaryOperator<Unstructured> newScale) {
      this.names = names;
      this.mutation = mutation;
      this.newScale = newScale;
    }

    @Override
    public Preconditions preconditions() {
      return Preconditions.none();
    }

    @Override
    public Unstructured updated(Optional<Unstructured> existing) {
      Unstructured object = existing
          .orElseThrow(() -> ApiErrors.notFound(scaleResource(), names.name()))
          .copy();
      Unstructured old = scales.of(object);
      Unstructured scale = newScale.apply(old.copy());
      mutation.admit(scale, Optional.of(old));
      scales.validate(scale, object.name());
      if (!scale.uid().isEmpty() && !scale.uid().equals(object.uid())) {
        throw ApiErrors.conflict(
            scaleResource(),
            object.name(),
            "Precondition failed: UID in precondition: "
                + scale.uid()
                + ", UID in object meta: "
                + object.uid());
      }
      mutation.onUpdate().check(Optional.of(scale), Optional.of(old));
      return scales.putInto(object, scale);
    }
  }
}
