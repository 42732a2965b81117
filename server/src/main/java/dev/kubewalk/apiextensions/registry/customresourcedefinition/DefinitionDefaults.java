package dev.kubewalk.apiextensions.registry.customresourcedefinition;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import java.util.List;
import java.util.Locale;

/**
 * What a definition need not say, in each version.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1/defaults.go,
 * v1beta1/defaults.go
 */
final class DefinitionDefaults {
  private static final int WEBHOOK_PORT = 443;

  private DefinitionDefaults() {}

  static void v1(Unstructured definition) {
    names(definition);
    definition.setDefault("spec.conversion.strategy", "None");
    port(definition, "spec.conversion.webhook.clientConfig.service");
  }

  static void v1beta1(Unstructured definition) {
    setIfEmpty(definition, "spec.scope", "Namespaced");
    names(definition);
    String version = definition.stringAt("spec.version");
    List<Unstructured> versions = definition.objectsAt("spec.versions");
    if (versions.isEmpty() && !version.isEmpty()) {
      definition
          .ensureArray("spec.versions")
          .addObject()
          .put("name", version)
          .put("served", true)
          .put("storage", true);
    } else if (version.isEmpty() && !versions.isEmpty()) {
      definition.set("spec.version", versions.get(0).stringAt("name"));
    }
    definition.setDefault("spec.conversion.strategy", "None");
    port(definition, "spec.conversion.webhookClientConfig.service");
    definition.setDefault("spec.preserveUnknownFields", true);
  }

  private static void names(Unstructured definition) {
    String kind = definition.stringAt("spec.names.kind");
    setIfEmpty(definition, "spec.names.singular", kind.toLowerCase(Locale.ROOT));
    if (!kind.isEmpty()) {
      setIfEmpty(definition, "spec.names.listKind", kind + "List");
    }
  }

  private static void setIfEmpty(Unstructured definition, String path, String value) {
    if (definition.stringAt(path).isEmpty() && !value.isEmpty()) {
      definition.set(path, value);
    }
  }

  private static void port(Unstructured definition, String service) {
    boolean webhook = definition.stringAt("spec.conversion.strategy").equals("Webhook");
    if (webhook && definition.has(service)) {
      definition.setDefault(service + ".port", WEBHOOK_PORT);
    }
  }
}
