package dev.kubewalk.registry.apps;

import static dev.kubewalk.registry.page.Cells.NONE;
import static dev.kubewalk.registry.page.Cells.age;
import static dev.kubewalk.registry.page.Cells.node;
import static dev.kubewalk.registry.page.Cells.text;
import static dev.kubewalk.registry.page.Rules.rules;

import com.fasterxml.jackson.databind.node.LongNode;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.registry.page.Defaults;
import java.util.Locale;

/** apps/v1 ControllerRevision. Go: pkg/registry/apps/controllerrevision. */
final class ControllerRevisions {
  private ControllerRevisions() {}

  static Resource define() {
    return Resource.of("apps", "controllerrevisions", "ControllerRevision")
        .namespaced()
        .version("v1", Defaults.none())
        .strategy(rules()
            .checks(revision -> {
              if (!revision.has("data")) {
                revision.required("data", "data is mandatory");
              }
              revision.nonNegative("revision");
            })
            .checksUpdate((revision, old) -> revision.immutable("data", old)))
        .columns(
            text("Controller", ControllerRevisions::controller),
            node("Revision", revision -> LongNode.valueOf(revision.longAt("revision"))),
            age())
        .build();
  }

  private static String controller(Unstructured revision) {
    return revision.objectsAt("metadata.ownerReferences").stream()
        .filter(owner -> owner.booleanAt("controller"))
        .map(ControllerRevisions::reference)
        .findFirst()
        .orElse(NONE);
  }

  private static String reference(Unstructured owner) {
    String version = owner.apiVersion();
    int slash = version.indexOf('/');
    String group = slash < 0 ? "" : "." + version.substring(0, slash);
    return (owner.kind() + group).toLowerCase(Locale.ROOT) + "/" + owner.stringAt("name");
  }
}
