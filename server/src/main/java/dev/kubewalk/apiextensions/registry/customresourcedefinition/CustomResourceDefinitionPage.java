package dev.kubewalk.apiextensions.registry.customresourcedefinition;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.apiserver.registry.rest.Strategy;
import java.util.Locale;

/**
 * apiextensions.k8s.io CustomResourceDefinition: a resource that users define.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/registry/customresourcedefinition
 * (strategy), pkg/apis/apiextensions/v1/defaults.go
 */
public final class CustomResourceDefinitionPage {
  private CustomResourceDefinitionPage() {}

  public static Resource define() {
    return Resource.of(
            "apiextensions.k8s.io", "customresourcedefinitions", "CustomResourceDefinition")
        .shortNames("crd", "crds")
        .version("v1", CustomResourceDefinitionPage::setDefaults)
        .version("v1beta1", CustomResourceDefinitionPage::setDefaults)
        .storedAs("apiextensions.k8s.io/v1beta1")
        .keyPrefix("apiextensions.k8s.io/customresourcedefinitions")
        .needsResourceVersion()
        .generation()
        .strategy(new SpecStrategy())
        .status(new StatusStrategy())
        .build();
  }

  private static void setDefaults(Unstructured definition) {
    definition.setDefault("spec.names.singular", lower(definition.stringAt("spec.names.kind")));
    definition.setDefault("spec.names.listKind", definition.stringAt("spec.names.kind") + "List");
    definition.setDefault("spec.conversion.strategy", "None");
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Of the definition: the status belongs to the controllers. */
  private static final class SpecStrategy implements Strategy {
    @Override
    public void prepareForCreate(RequestContext context, Unstructured definition) {
      definition.remove("status");
      definition.ensureArray("status.conditions");
      definition.set("status.acceptedNames.plural", "").set("status.acceptedNames.kind", "");
      for (Unstructured version : definition.objectsAt("spec.versions")) {
        if (version.at("storage").asBoolean()) {
          definition.ensureArray("status.storedVersions").add(version.stringAt("name"));
        }
      }
    }

    @Override
    public void prepareForUpdate(
        RequestContext context, Unstructured definition, Unstructured old) {
      definition.set("status", old.at("status").deepCopy());
    }
  }

  /** Of the status: everything else stays as it is. */
  private static final class StatusStrategy implements Strategy {
    @Override
    public void prepareForUpdate(
        RequestContext context, Unstructured definition, Unstructured old) {
      definition.set("spec", old.at("spec").deepCopy());
    }
  }
}
