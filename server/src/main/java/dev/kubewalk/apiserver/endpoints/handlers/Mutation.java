package dev.kubewalk.apiserver.endpoints.handlers;

import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.admission.AdmissionChain;
import dev.kubewalk.apiserver.admission.Attributes.Operation;
import dev.kubewalk.apiserver.authorization.Attributes;
import dev.kubewalk.apiserver.authorization.Decision;
import dev.kubewalk.apiserver.registry.generic.Validation;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import java.util.Optional;

/**
 * The admission of one write: mutating before the store's own rules, validating after them.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/registry/rest/create.go (AdmissionToValidateObjectFunc)
 * and its neighbours
 */
final class Mutation {
  private final RequestScope scope;
  private final RequestContext context;
  private final ResourceHandler.Names names;
  private final Unstructured options;

  /**
   * @param names the object's namespace and name, as far as they are known
   */
  Mutation(
      RequestScope scope,
      RequestContext context,
      ResourceHandler.Names names,
      Unstructured options) {
    this.scope = scope;
    this.context = context;
    this.names = names;
    this.options = options;
  }

  /** Lets mutating admission change {@code object} in place. */
  void admit(Unstructured object, Optional<Unstructured> old) {
    Operation operation = old.isPresent() ? Operation.UPDATE : Operation.CREATE;
    admit(attributes(operation, Optional.of(object), old));
  }

  private void admit(dev.kubewalk.apiserver.admission.Attributes attributes) {
    AdmissionChain chain = scope.services().admission();
    try (Step step = context.trace().step(Steps.ADMIT_REQUEST)) {
      if (context.trace().enabled()) {
        step.note("operation", attributes.operation().name());
        step.note("plugins", chain.mutating(attributes.operation()));
      }
      chain.admit(attributes);
    }
  }

  private void validate(dev.kubewalk.apiserver.admission.Attributes attributes) {
    AdmissionChain chain = scope.services().admission();
    try (Step step = context.trace().step(Steps.VALIDATE_REQUEST)) {
      if (context.trace().enabled()) {
        step.note("operation", attributes.operation().name());
        step.note("plugins", chain.validating(attributes.operation()));
      }
      chain.validate(attributes);
    }
  }

  private dev.kubewalk.apiserver.admission.Attributes attributes(
      Operation operation, Optional<Unstructured> object, Optional<Unstructured> old) {
    Unstructured shown = options;
    if (operation == Operation.CREATE && !options.kind().equals("CreateOptions")) {
      shown = options.copy().set("kind", "CreateOptions").remove("force");
    } else if (operation == Operation.UPDATE && options.kind().equals("PatchOptions")) {
      shown = options.copy().set("kind", "UpdateOptions").remove("force");
    }
    return scope.attributes(
        operation, context, names, new RequestScope.Objects(object, old, shown));
  }

  /** Asks about a request that goes on in another protocol: there is no object. */
  void connect() {
    var attributes = attributes(Operation.CONNECT, Optional.empty(), Optional.empty());
    admit(attributes);
    validate(attributes);
  }

  Validation onCreate() {
    return (object, old) -> validate(attributes(Operation.CREATE, object, Optional.empty()));
  }

  /** For an update that creates: only who may create as well. */
  Validation onCreateWithAuthorization() {
    return (object, old) -> {
      authorizeCreate();
      onCreate().check(object, old);
    };
  }

  private void authorizeCreate() {
    Attributes.ResourceAttributes wanted = new Attributes.ResourceAttributes(
        scope.kind().group(),
        scope.kind().version(),
        scope.resource().plural(),
        scope.subresource(),
        names.namespace(),
        names.name());
    Decision decision = scope
        .services()
        .authorizer()
        .authorize(Attributes.ofResource(context.user(), "create", wanted));
    if (!(decision instanceof Decision.Allow)) {
      throw ApiErrors.forbidden(scope.groupResource(), names.name(), decision.reason());
    }
  }

  Validation onUpdate() {
    return (object, old) -> validate(attributes(Operation.UPDATE, object, old));
  }

  Validation onDelete() {
    return (object, old) -> {
      var attributes = attributes(Operation.DELETE, Optional.empty(), old);
      admit(attributes);
      validate(attributes);
    };
  }
}
