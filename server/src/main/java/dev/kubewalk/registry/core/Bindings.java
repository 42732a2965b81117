package dev.kubewalk.registry.core;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.apiserver.registry.rest.Verb;
import dev.kubewalk.apiserver.registry.rest.VirtualStorage;
import dev.kubewalk.registry.core.pod.PodBinding;
import dev.kubewalk.registry.page.Defaults;
import java.util.Set;

/** v1 Binding: the older way to assign a pod. Go: pkg/registry/core/pod/storage (LegacyBindingREST). */
final class Bindings {
  private Bindings() {}

  static Resource define(PodBinding binding) {
    return Resource.of("", "bindings", "Binding")
        .namespaced()
        .verbs(Set.of(Verb.CREATE))
        .version("v1", Defaults.none())
        .notStored(new VirtualStorage() {
          @Override
          public Unstructured create(RequestContext context, Unstructured object) {
            return binding.bind(context, object.name(), object);
          }
        })
        .build();
  }
}
