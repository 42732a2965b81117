package dev.kubewalk.registry.storage;

import static dev.kubewalk.registry.page.Cells.age;
import static dev.kubewalk.registry.page.Cells.bool;
import static dev.kubewalk.registry.page.Cells.text;
import static dev.kubewalk.registry.page.Defaults.defaults;
import static dev.kubewalk.registry.page.Rules.rules;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.apiserver.registry.rest.DeleteRules;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.registry.page.Cells;
import dev.kubewalk.registry.page.Defaults;
import dev.kubewalk.registry.page.Scope;
import java.util.List;

/** storage.k8s.io CSIDriver. Go: pkg/registry/storage/csidriver. */
final class CsiDrivers {
  private static final Defaults DEFAULTS = defaults()
      .set("spec.attachRequired", true)
      .set("spec.podInfoOnMount", false)
      .include(CsiDrivers::modes);

  private CsiDrivers() {}

  static Resource define() {
    return Resource.of("storage.k8s.io", "csidrivers", "CSIDriver")
        .version("v1", DEFAULTS)
        .version("v1beta1", DEFAULTS)
        .storedAs("storage.k8s.io/v1beta1")
        .needsResourceVersion()
        .strategy(rules()
            .checks(CsiDrivers::validate)
            .checksUpdate((driver, old) -> driver.immutable("spec", old)))
        .deletes(DeleteRules.PLAIN.returningObject())
        .columns(
            bool("AttachRequired", driver -> driver.booleanAt("spec.attachRequired")),
            bool("PodInfoOnMount", driver -> driver.booleanAt("spec.podInfoOnMount")),
            text("Modes", driver -> Cells.orNone(driver.stringsAt("spec.volumeLifecycleModes"))),
            age())
        .build();
  }

  private static void modes(Unstructured driver) {
    if (driver.at("spec.volumeLifecycleModes").isEmpty()) {
      driver.set("spec.volumeLifecycleModes", List.of("Persistent"));
    }
  }

  private static void validate(Scope driver) {
    CsiNames.driver(driver.in("metadata"), "name");
    // Go looks at the modes twice.
    lifecycleModes(driver);
    lifecycleModes(driver);
  }

  private static void lifecycleModes(Scope driver) {
    List<String> modes = driver.texts("spec.volumeLifecycleModes");
    for (String mode : modes) {
      if (!List.of("Ephemeral", "Persistent").contains(mode)) {
        driver.add(FieldError.notSupported(
            "spec.volumeLifecycleModes", mode, List.of("Persistent", "Ephemeral")));
      }
    }
  }
}
