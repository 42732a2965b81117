package dev.kubewalk.registry.node;

import static dev.kubewalk.registry.page.Cells.age;
import static dev.kubewalk.registry.page.Cells.field;
import static dev.kubewalk.registry.page.Defaults.defaults;
import static dev.kubewalk.registry.page.Rules.rules;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.registry.core.pod.Resources;
import dev.kubewalk.registry.page.ResourceLists;
import dev.kubewalk.registry.page.Scope;

/** node.k8s.io/v1beta1 RuntimeClass. Go: pkg/registry/node/runtimeclass. */
final class RuntimeClasses {
  private RuntimeClasses() {}

  static Resource define() {
    return Resource.of("node.k8s.io", "runtimeclasses", "RuntimeClass")
        .version("v1beta1", defaults().include(ResourceLists.rounded("overhead.podFixed")))
        .createsOnUpdate()
        .needsResourceVersion()
        .strategy(rules()
            .checks(RuntimeClasses::validate)
            .checksUpdate((type, old) -> type.immutable("handler", old)))
        .columns(field("Handler", "handler"), age())
        .build();
  }

  private static void validate(Scope type) {
    type.dnsLabel("handler");
    if (type.has("overhead")) {
      Unstructured limits = Unstructured.of(JsonNodeFactory.instance.objectNode());
      limits.set("limits", type.object().objectAt("overhead.podFixed").node());
      Resources.validate(new Scope(limits, type.at("overhead"), type.errors()));
    }
    if (type.has("scheduling")) {
      type.in("scheduling").labels("nodeSelector");
    }
  }
}
