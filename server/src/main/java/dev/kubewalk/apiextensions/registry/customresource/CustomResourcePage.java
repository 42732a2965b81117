package dev.kubewalk.apiextensions.registry.customresource;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apiextensions.apihelpers.Definitions;
import dev.kubewalk.apiextensions.apiserver.conversion.CrConverter;
import dev.kubewalk.apiextensions.apiserver.schema.VersionedSchemas;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersion;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.apiserver.registry.rest.ResourceBuilder;
import dev.kubewalk.apiserver.registry.rest.StoredForm;

/**
 * Makes the page of one version of a definition, as pages of built-in kinds are written by hand.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/customresource_handler.go
 * (getOrCreateServingInfoFor), pkg/registry/customresource/etcd.go (NewStorage)
 */
public final class CustomResourcePage {
  private final Unstructured definition;
  private final VersionedSchemas schemas;
  private final CrConverter converter;

  /**
   * @param definition in v1; never modified
   */
  public CustomResourcePage(
      Unstructured definition, VersionedSchemas schemas, CrConverter converter) {
    this.definition = requireNonNull(definition);
    this.schemas = requireNonNull(schemas);
    this.converter = requireNonNull(converter);
  }

  /** The page of one version. */
  public Resource define(String version) {
    Unstructured served = Definitions.version(definition, version).orElseThrow();
    String group = definition.stringAt("spec.group");
    // Names are those accepted: the definition may ask for others by now.
    Unstructured names = definition.objectAt("status.acceptedNames");
    String plural = names.stringAt("plural");
    CustomResourceValidator validator =
        new SchemaBasedValidator(names.stringAt("kind"), schemas.schema(version), served);
    boolean statusApart = served.has("subresources.status");
    ResourceBuilder page = Resource.of(group, plural, names.stringAt("kind"))
        .custom()
        .openApiSchema(openApiSchema(served))
        .listKind(names.stringAt("listKind"))
        .singular(names.stringAt("singular"))
        .version(version, object -> schemas.applyToRequest(object, version))
        .storedAs(group + "/" + Definitions.storageVersion(definition))
        .storedThrough(new Stored(new GroupVersion(group, version)))
        .keyPrefix(group + "/" + plural)
        .needsResourceVersion()
        .generation()
        .columns(PrinterColumns.of(served))
        .strategy(new CustomResourceStrategy(statusApart, validator));
    if (Definitions.isNamespaced(definition)) {
      page.namespaced();
    }
    if (statusApart) {
      page.status(new CustomResourceStatusStrategy(validator));
    }
    if (served.has("subresources.scale")) {
      Unstructured scale = served.objectAt("subresources.scale");
      page.scale(
          path(scale, "specReplicasPath"),
          path(scale, "statusReplicasPath"),
          path(scale, "labelSelectorPath"));
    }
    return page.build();
  }

  /** What a definition says of all its objects is said of their schema. */
  private JsonNode openApiSchema(Unstructured served) {
    JsonNode schema = served.at("schema.openAPIV3Schema");
    if (schema instanceof ObjectNode && definition.booleanAt("spec.preserveUnknownFields")) {
      return ((ObjectNode) schema.deepCopy()).put("x-kubernetes-preserve-unknown-fields", true);
    }
    return schema;
  }

  /** Paths start with a dot in definitions. */
  private static String path(Unstructured scale, String field) {
    String path = scale.stringAt(field);
    return path.startsWith(".") ? path.substring(1) : path;
  }

  /** Objects between the storage version and the one that is served. */
  private final class Stored implements StoredForm {
    private final GroupVersion served;

    private Stored(GroupVersion served) {
      this.served = served;
    }

    @Override
    public Unstructured read(Unstructured stored) {
      String from = GroupVersion.parse(stored.apiVersion()).version();
      schemas.applyToStored(stored, from);
      if (stored.longAt("metadata.generation") == 0) {
        // Very old objects have none.
        stored.set("metadata.generation", 1);
      }
      schemas.applyDefaults(stored, from);
      return convert(stored, served);
    }

    @Override
    public Unstructured write(Unstructured object) {
      return convert(
          object, new GroupVersion(served.group(), Definitions.storageVersion(definition)));
    }

    private Unstructured convert(Unstructured object, GroupVersion target) {
      if (object.apiVersion().equals(target.toString())) {
        return object;
      }
      Unstructured converted = converter.convert(object, target);
      schemas.applyToStored(converted, target.version());
      return converted;
    }
  }
}
