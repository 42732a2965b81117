package dev.kubewalk.apiserver.registry.generic;

import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.ErrorList;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.apiserver.registry.rest.StoreHooks;
import dev.kubewalk.apiserver.registry.rest.Strategy;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Completes and checks an object before it is stored for the first time.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/registry/rest/create.go (BeforeCreate)
 */
final class RestCreate {
  private final Resource resource;
  private final ObjectMetaValidation metadata;
  private final NameGenerator names = new NameGenerator(new SecureRandom());

  RestCreate(Resource resource) {
    this.resource = resource;
    this.metadata = new ObjectMetaValidation(
        resource.isNamespaced(), resource.nameValidator(), resource.isCustom());
  }

  /**
   * @return what to do when the object is not stored after all
   */
  StoreHooks.Undo beforeCreate(Strategy strategy, RequestContext context, Unstructured object) {
    try (Step step = context.trace().step(Steps.BEFORE_CREATE)) {
      StoreHooks.Undo undo = complete(strategy, context, object);
      step.note("uid", object.uid());
      step.note("creationTimestamp", object.stringAt("metadata.creationTimestamp"));
      return undo;
    }
  }

  private StoreHooks.Undo complete(Strategy strategy, RequestContext context, Unstructured object) {
    checkNamespace(resource, context, object);
    Numbers.unify(object.node());
    object.remove("metadata.deletionTimestamp");
    object.remove("metadata.deletionGracePeriodSeconds");
    if (resource.hasGeneration()) {
      object.set("metadata.generation", 1);
    }
    strategy.prepareForCreate(context, object);
    object.set("metadata.creationTimestamp", timestamp(context.now()));
    object.set("metadata.uid", UUID.randomUUID().toString());
    String prefix = object.stringAt("metadata.generateName");
    if (!prefix.isEmpty() && object.name().isEmpty()) {
      object.set("metadata.name", names.generate(prefix));
    }
    object.remove("metadata.clusterName");
    StoreHooks.Undo undo = resource.hooks().beforeCreate(context, object);
    try {
      ErrorList errors = metadata.validate(object);
      errors.addAll(strategy.validate(context, object));
      if (!errors.isEmpty()) {
        throw resource.invalid(object, errors);
      }
      return undo;
    } catch (RuntimeException refused) {
      undo.undo();
      throw refused;
    }
  }

  /** What a client is told whose name was taken: to try again, if it asks for generated names. */
  StatusException explain(StatusException failure, Unstructured object) {
    boolean generates = !object.stringAt("metadata.generateName").isEmpty();
    return generates && failure.is("AlreadyExists")
        ? ApiErrors.serverTimeoutForKind(resource.internalGroup(), resource.kind(), "POST")
        : failure;
  }

  /** Fills in the request's namespace, and refuses another one. */
  static void checkNamespace(Resource resource, RequestContext context, Unstructured object) {
    if (!resource.isNamespaced()) {
      object.remove("metadata.namespace");
    } else if (object.namespace().isEmpty()) {
      object.set("metadata.namespace", context.namespace());
    } else if (!object.namespace().equals(context.namespace())) {
      throw ApiErrors.badRequest(
          "the namespace of the provided object does not match the namespace sent on the request");
    }
  }

  static String timestamp(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
