package dev.kubewalk.apiextensions.apiserver;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiextensions.apihelpers.Definitions;
import dev.kubewalk.apiextensions.apiserver.conversion.CrConverter;
import dev.kubewalk.apiextensions.apiserver.schema.VersionedSchemas;
import dev.kubewalk.apiextensions.registry.customresource.CustomResourcePage;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.endpoints.ApiServices;
import dev.kubewalk.apiserver.registry.generic.ResourceCodec;
import dev.kubewalk.apiserver.registry.generic.Store;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.apiserver.storage.Storage;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What serves the objects of one definition as it was when this was made: a store and routes for
 * each version.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/customresource_handler.go (crdInfo)
 */
final class ServingInfo {
  private final Unstructured definition;
  private final Map<String, Store> stores = new HashMap<>();
  private final Map<String, CustomResourceRoutes> routes = new HashMap<>();

  /**
   * @param definition in v1; never modified
   * @param storages make the storage under a store
   */
  ServingInfo(
      Unstructured definition,
      CrConverter converter,
      ApiServices services,
      Function<ResourceCodec, Storage> storages) {
    this.definition = requireNonNull(definition);
    ApiServices own = services.apart();
    VersionedSchemas schemas = new VersionedSchemas(definition, services.decoder());
    CustomResourcePage page = new CustomResourcePage(definition, schemas, converter);
    for (Unstructured version : definition.objectsAt("spec.versions")) {
      String name = version.stringAt("name");
      Resource resource = page.define(name);
      ResourceCodec codec = new ResourceCodec(resource);
      Store store = new Store(resource, storages.apply(codec), codec, Duration.ZERO);
      stores.put(name, store);
      routes.put(
          name, new CustomResourceRoutes(own, store, resource.version(name).orElseThrow()));
    }
  }

  /** Whether it still stands for a definition: what is served depends on these two parts only. */
  boolean isCurrent(Unstructured other) {
    return definition.uid().equals(other.uid())
        && definition.at("spec").equals(other.at("spec"))
        && definition.at("status.acceptedNames").equals(other.at("status.acceptedNames"));
  }

  Unstructured definition() {
    return definition;
  }

  /** The routes of one version, which has to be one of the definition's. */
  CustomResourceRoutes routes(String version) {
    return routes.get(version);
  }

  /** The objects in the version in which they are stored. */
  Store storageVersion() {
    return stores.get(Definitions.storageVersion(definition));
  }
}
