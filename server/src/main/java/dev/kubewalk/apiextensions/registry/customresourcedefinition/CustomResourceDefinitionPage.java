package dev.kubewalk.apiextensions.registry.customresourcedefinition;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.kubewalk.apiextensions.apihelpers.Definitions;
import dev.kubewalk.apiextensions.apihelpers.Definitions.Condition;
import dev.kubewalk.apiextensions.apis.validation.DefinitionValidation;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.ErrorList;
import dev.kubewalk.apiserver.registry.rest.Conversion;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.apiserver.registry.rest.StoreHooks;
import dev.kubewalk.apiserver.registry.rest.Strategy;
import java.time.temporal.ChronoUnit;

/**
 * apiextensions.k8s.io CustomResourceDefinition: a resource that users define. Strategies see it in
 * v1beta1, which has the form of Go's internal version: what all versions have in common stands at
 * the top of the spec. The paths in errors show that.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/registry/customresourcedefinition
 * (strategy), etcd.go (REST)
 */
public final class CustomResourceDefinitionPage {
  private CustomResourceDefinitionPage() {}

  public static Resource define() {
    return Resource.of(
            "apiextensions.k8s.io", "customresourcedefinitions", "CustomResourceDefinition")
        .shortNames("crd", "crds")
        .version(
            "v1",
            DefinitionDefaults::v1,
            new Conversion(DefinitionConversion::fromV1, DefinitionConversion::toV1))
        .version("v1beta1", DefinitionDefaults::v1beta1)
        .hub("v1beta1")
        .storedAs("apiextensions.k8s.io/v1beta1")
        .keyPrefix("apiextensions.k8s.io/customresourcedefinitions")
        .needsResourceVersion()
        .generation()
        .strategy(new SpecStrategy())
        .status(new StatusStrategy())
        .hooks(new CleanUp())
        .build();
  }

  private static void addStoredVersions(Unstructured definition) {
    ArrayNode stored = definition.ensureArray("status.storedVersions");
    for (Unstructured version : definition.objectsAt("spec.versions")) {
      String name = version.stringAt("name");
      if (version.booleanAt("storage")
          && !definition.stringsAt("status.storedVersions").contains(name)) {
        stored.add(name);
      }
    }
  }

  /** Of the definition: the status belongs to the controllers. */
  private static final class SpecStrategy implements Strategy {
    @Override
    public void prepareForCreate(RequestContext context, Unstructured definition) {
      definition.remove("status");
      definition.set("status.conditions", NullNode.instance);
      definition.set("status.acceptedNames.plural", "").set("status.acceptedNames.kind", "");
      addStoredVersions(definition);
    }

    @Override
    public void prepareForUpdate(
        RequestContext context, Unstructured definition, Unstructured old) {
      definition.set("status", old.at("status").deepCopy());
      addStoredVersions(definition);
    }

    @Override
    public ErrorList validate(RequestContext context, Unstructured definition) {
      return DefinitionValidation.create(definition, context.info().apiVersion());
    }

    @Override
    public ErrorList validateUpdate(
        RequestContext context, Unstructured definition, Unstructured old) {
      return DefinitionValidation.update(definition, old, context.info().apiVersion());
    }
  }

  /** Of the status: everything else stays as it is, except that finalizers may go. */
  private static final class StatusStrategy implements Strategy {
    @Override
    public void prepareForUpdate(
        RequestContext context, Unstructured definition, Unstructured old) {
      definition.set("spec", old.at("spec").deepCopy());
      for (String field : new String[] {"labels", "annotations", "ownerReferences"}) {
        if (old.has("metadata." + field)) {
          definition.set("metadata." + field, old.at("metadata." + field).deepCopy());
        } else {
          definition.remove("metadata." + field);
        }
      }
    }

    @Override
    public ErrorList validateUpdate(
        RequestContext context, Unstructured definition, Unstructured old) {
      return DefinitionValidation.updateStatus(definition);
    }
  }

  /** A delete only marks the definition; it goes when its objects are gone. */
  private static final class CleanUp implements StoreHooks {
    @Override
    public boolean marksForDeletion(RequestContext context, Unstructured definition) {
      if (definition.isTerminating()) {
        return false;
      }
      String now = context.now().truncatedTo(ChronoUnit.SECONDS).toString();
      definition.set("metadata.deletionTimestamp", now);
      if (!Definitions.hasCleanupFinalizer(definition)) {
        definition.ensureArray("metadata.finalizers").add(Definitions.CLEANUP_FINALIZER);
      }
      Definitions.setCondition(
          definition,
          new Condition(
              Definitions.TERMINATING,
              "True",
              "InstanceDeletionPending",
              "CustomResourceDefinition marked for deletion; CustomResource deletion will begin"
                  + " soon"),
          context.now());
      return true;
    }
  }
}
