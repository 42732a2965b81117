package dev.kubewalk.apiserver.registry.generic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.ErrorList;
import dev.kubewalk.apiserver.registry.rest.NameValidators;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.apiserver.registry.rest.StoreHooks;
import dev.kubewalk.apiserver.registry.rest.Strategy;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;

/**
 * Completes and checks an object before it replaces a stored one.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/registry/rest/update.go (BeforeUpdate)
 */
final class RestUpdate {
  private final Resource resource;
  private final ObjectMetaValidation common;
  private final ObjectMetaValidation own;

  RestUpdate(Resource resource) {
    this.resource = resource;
    boolean custom = resource.isCustom();
    this.common =
        new ObjectMetaValidation(resource.isNamespaced(), NameValidators::pathSegment, true);
    this.own = new ObjectMetaValidation(resource.isNamespaced(), resource.nameValidator(), custom);
  }

  /**
   * @return what to do when the object is not stored after all
   */
  StoreHooks.Undo beforeUpdate(
      Strategy strategy, RequestContext context, Unstructured object, Unstructured old) {
    try (Step step = context.trace().step(Steps.BEFORE_UPDATE)) {
      step.note("replaces", old.resourceVersion());
      StoreHooks.Undo undo = complete(strategy, context, object, old);
      step.note("generation", object.longAt("metadata.generation"));
      return undo;
    }
  }

  private StoreHooks.Undo complete(
      Strategy strategy, RequestContext context, Unstructured object, Unstructured old) {
    RestCreate.checkNamespace(resource, context, object);
    Numbers.unify(object.node());
    keep(object, old, "generation");
    strategy.prepareForUpdate(context, object, old);
    raiseGeneration(object, old);
    object.remove("metadata.clusterName");
    if (object.uid().isEmpty()) {
      keep(object, old, "uid");
    }
    keep(object, old, "creationTimestamp");
    if (old.isTerminating()) {
      keep(object, old, "deletionTimestamp");
    }
    if (!object.has("metadata.deletionGracePeriodSeconds")) {
      keep(object, old, "deletionGracePeriodSeconds");
    }
    StoreHooks.Undo undo = resource.hooks().beforeUpdate(context, object, old);
    try {
      validate(strategy, context, object, old);
      return undo;
    } catch (RuntimeException refused) {
      undo.undo();
      throw refused;
    }
  }

  /** For kinds that count changes of their spec; a strategy may have raised it already. */
  private void raiseGeneration(Unstructured object, Unstructured old) {
    long before = old.longAt("metadata.generation");
    boolean raised = object.longAt("metadata.generation") != before;
    if (resource.hasGeneration() && !raised && !object.at("spec").equals(old.at("spec"))) {
      object.set("metadata.generation", before + 1);
    }
  }

  private void validate(
      Strategy strategy, RequestContext context, Unstructured object, Unstructured old) {
    // Go checks the metadata in general and again for the kind, so causes stand there several
    // times; kinds that count generations have rules for updates that leave out the last check.
    ErrorList errors = common.validate(object);
    errors.addAll(ObjectMetaValidation.validateUpdate(object, old));
    errors.addAll(ObjectMetaValidation.validateUpdate(object, old));
    if (!resource.hasGeneration()) {
      errors.addAll(own.validate(object));
    }
    errors.addAll(strategy.validateUpdate(context, object, old));
    if (!errors.isEmpty()) {
      throw resource.invalid(object, errors);
    }
  }

  private static void keep(Unstructured object, Unstructured old, String field) {
    JsonNode value = old.at("metadata." + field);
    if (value.isMissingNode()) {
      object.remove("metadata." + field);
    } else {
      object.set("metadata." + field, value);
    }
  }
}
