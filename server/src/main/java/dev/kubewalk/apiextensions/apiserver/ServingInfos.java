package dev.kubewalk.apiextensions.apiserver;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiextensions.apiserver.conversion.CrConverter;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.endpoints.ApiServices;
import dev.kubewalk.apiserver.registry.generic.ResourceCodec;
import dev.kubewalk.apiserver.storage.Storage;
import dev.kubewalk.client.informers.ResourceEventHandler;
import dev.kubewalk.client.informers.SharedInformer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What serves each definition: made on the first request, and anew once the definition has changed.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/customresource_handler.go
 * (getOrCreateServingInfoFor, updateCustomResourceDefinition, removeDeadStorage)
 */
final class ServingInfos {
  private final ApiServices services;
  private final Function<ResourceCodec, Storage> storages;

  /** Guarded by this; by the definition's name. */
  private final Map<String, ServingInfo> infos = new HashMap<>();

  ServingInfos(
      SharedInformer definitions, ApiServices services, Function<ResourceCodec, Storage> storages) {
    this.services = requireNonNull(services);
    this.storages = requireNonNull(storages);
    definitions.addHandler(new ResourceEventHandler() {
      @Override
      public void onAdd(Unstructured definition) {
        // The first request makes what serves it.
      }

      @Override
      public void onUpdate(Unstructured old, Unstructured definition) {
        removeUnlessCurrent(definition);
      }

      @Override
      public void onDelete(Unstructured definition) {
        remove(definition.name());
      }
    });
  }

  /** What serves a definition. */
  synchronized ServingInfo of(Unstructured definition) {
    ServingInfo known = infos.get(definition.name());
    if (known == null || !known.isCurrent(definition)) {
      known = new ServingInfo(definition, CrConverter.of(definition), services, storages);
      infos.put(definition.name(), known);
    }
    return known;
  }

  private synchronized void removeUnlessCurrent(Unstructured definition) {
    ServingInfo known = infos.get(definition.name());
    if (known != null && !known.isCurrent(definition)) {
      infos.remove(definition.name());
    }
  }

  private synchronized void remove(String name) {
    infos.remove(name);
  }
}
