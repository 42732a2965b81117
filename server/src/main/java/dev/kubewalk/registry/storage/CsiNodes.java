package dev.kubewalk.registry.storage;

import static dev.kubewalk.registry.page.Cells.age;
import static dev.kubewalk.registry.page.Cells.number;
import static dev.kubewalk.registry.page.Rules.rules;

import dev.kubewalk.apiserver.registry.rest.DeleteRules;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.registry.page.Defaults;
import dev.kubewalk.registry.page.Scope;
import java.util.HashSet;
import java.util.Set;

/** storage.k8s.io CSINode. Go: pkg/registry/storage/csinode. */
final class CsiNodes {
  private CsiNodes() {}

  static Resource define() {
    return Resource.of("storage.k8s.io", "csinodes", "CSINode")
        .version("v1", Defaults.none())
        .version("v1beta1", Defaults.none())
        .storedAs("storage.k8s.io/v1")
        .needsResourceVersion()
        .strategy(rules().checks(CsiNodes::validate).checksUpdate(CsiNodes::validateUpdate))
        .deletes(DeleteRules.PLAIN.returningObject())
        .columns(number("Drivers", node -> node.at("spec.drivers").size()), age())
        .build();
  }

  private static void validate(Scope node) {
    Set<String> names = new HashSet<>();
    for (Scope driver : node.in("spec").each("drivers")) {
      CsiNames.driver(driver, "name");
      if (driver.text("nodeID").isEmpty()) {
        driver.required("nodeID", "");
      }
      if (driver.has("allocatable.count")) {
        driver.nonNegative("allocatable.count");
      }
      if (!names.add(driver.text("name"))) {
        driver.duplicate("name");
      }
    }
  }

  private static void validateUpdate(Scope node, Scope old) {
    for (Scope driver : node.in("spec").each("drivers")) {
      old.object().objectsAt("spec.drivers").stream()
          .filter(before -> before.stringAt("name").equals(driver.text("name")))
          .filter(before -> !before.equals(driver.object()))
          .forEach(
              before -> driver.invalidShown("", driver.object().toString(), "field is immutable"));
    }
  }
}
