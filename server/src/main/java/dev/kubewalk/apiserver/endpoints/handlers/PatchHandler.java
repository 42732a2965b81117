package dev.kubewalk.apiserver.endpoints.handlers;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.endpoints.handlers.options.WriteOptions;
import dev.kubewalk.apiserver.endpoints.handlers.patch.PatchMechanism;
import dev.kubewalk.apiserver.endpoints.handlers.patch.PatchType;
import dev.kubewalk.apiserver.endpoints.negotiation.OutputMediaType;
import dev.kubewalk.apiserver.registry.generic.ObjectUpdate;
import dev.kubewalk.apiserver.registry.generic.Store;
import dev.kubewalk.apiserver.registry.generic.UpdateResult;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.apiserver.registry.rest.Strategy;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import java.io.IOException;
import java.util.Optional;

/**
 * PATCH of an object or of a part of it. The patch is applied to the object in the version of the
 * path, anew whenever somebody else wrote meanwhile.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/patch.go (PatchResource)
 */
public final class PatchHandler implements ResourceHandler {
  private static final String BUILT_IN_TYPES =
      "application/json-patch+json, application/merge-patch+json,"
          + " application/strategic-merge-patch+json, application/apply-patch+yaml";
  private static final String CUSTOM_TYPES =
      "application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml";

  private final RequestScope scope;
  private final Strategy strategy;

  public PatchHandler(RequestScope scope, Strategy strategy) {
    this.scope = requireNonNull(scope, "scope is null");
    this.strategy = requireNonNull(strategy, "strategy is null");
  }

  @Override
  public void serve(Request request, ResponseWriter response, Names names) throws IOException {
    PatchType patchType = patchType(request);
    OutputMediaType type = scope.responder().negotiate(request);
    byte[] body = Bodies.read(request, scope.services().maxRequestBodyBytes());
    boolean apply = patchType == PatchType.APPLY;
    WriteOptions options = WriteOptions.ofPatch(request, apply);
    RequestContext context = scope.context(request, names, options.isDryRun());
    Mutation mutation = new Mutation(scope, context, names, options.toObject("PatchOptions"));
    ObjectUpdate change = apply
        ? applying(body, options, mutation, names)
        : patching(patchType, body, options.manager(request), mutation, names);
    Store.UpdateRules rules = new Store.UpdateRules(
        strategy,
        mutation.onCreateWithAuthorization(),
        mutation.onUpdate(),
        // A part of an object cannot be without the object, not even for an apply.
        apply && scope.subresource().isEmpty());
    UpdateResult result = scope.store().update(context, names.name(), change, rules);
    scope
        .responder()
        .object(request, response, result.created() ? 201 : 200, type, result.object());
  }

  private PatchType patchType(Request request) {
    Optional<PatchType> found = PatchType.of(request.header("Content-Type"));
    boolean custom = scope.decoder().isCustom();
    boolean unsupported = found.isEmpty()
        || (custom && found.get() == PatchType.STRATEGIC_MERGE)
        || (found.get() == PatchType.APPLY && !scope.fieldManager().supportsApply());
    if (unsupported) {
      throw ApiErrors.unsupportedMediaType(
          "the body of the request was in an unknown format - accepted media types include: "
              + (custom ? CUSTOM_TYPES : BUILT_IN_TYPES));
    }
    return found.get();
  }

  private ObjectUpdate patching(
      PatchType patchType, byte[] body, String manager, Mutation mutation, Names names) {
    PatchMechanism mechanism = new PatchMechanism(
        patchType, body, scope.decoder().schema(), scope.decoder()::decodePatched);
    return existing -> {
      if (existing.isEmpty()) {
        throw ApiErrors.notFound(scope.groupResource(), names.name());
      }
      Unstructured current = scope.objects().fromHub(existing.get().copy());
      Unstructured patched = mechanism.apply(current);
      Unstructured owned = scope.fieldManager().update(Optional.of(current), patched, manager);
      return admitted(owned, existing, mutation, names);
    };
  }

  private ObjectUpdate applying(byte[] body, WriteOptions options, Mutation mutation, Names names) {
    Unstructured applied = scope.decoder().decodeApplied(body);
    boolean force = Boolean.TRUE.equals(options.force());
    return existing -> {
      Optional<Unstructured> live = existing.map(o -> scope.objects().fromHub(o.copy()));
      Unstructured result =
          scope.fieldManager().apply(live, applied.copy(), options.fieldManager(), force);
      if (existing.isEmpty() && !result.uid().isEmpty()) {
        throw ApiErrors.conflict(
            scope.groupResource(),
            names.name(),
            "uid mismatch: the provided object specified uid "
                + result.uid()
                + ", and no existing object was found");
      }
      return admitted(scope.decoder().defaulted(result), existing, mutation, names);
    };
  }

  private Unstructured admitted(
      Unstructured object, Optional<Unstructured> existing, Mutation mutation, Names names) {
    UpdateHandler.checkName(object, names);
    Unstructured hub = scope.objects().toHub(object);
    mutation.admit(hub, existing);
    return hub;
  }
}
