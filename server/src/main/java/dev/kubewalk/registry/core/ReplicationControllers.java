package dev.kubewalk.registry.core;

import static dev.kubewalk.registry.page.Cells.age;
import static dev.kubewalk.registry.page.Cells.number;
import static dev.kubewalk.registry.page.Cells.pairs;
import static dev.kubewalk.registry.page.Cells.text;
import static dev.kubewalk.registry.page.Defaults.defaults;
import static dev.kubewalk.registry.page.Rules.rules;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.registry.rest.DeleteRules;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.registry.core.pod.PodTemplates;
import dev.kubewalk.registry.page.Cells;
import dev.kubewalk.registry.page.Defaults;
import dev.kubewalk.registry.page.GoText;
import dev.kubewalk.registry.page.Replicas;
import dev.kubewalk.registry.page.Rules;
import dev.kubewalk.registry.page.Scope;
import java.util.Map;

/** v1 ReplicationController. Go: pkg/registry/core/replicationcontroller. */
final class ReplicationControllers {
  private static final Defaults DEFAULTS = defaults()
      .include(ReplicationControllers::labelsFromTemplate)
      .set("spec.replicas", 1)
      .in("spec.template", PodTemplates.DEFAULTS);

  private ReplicationControllers() {}

  static Resource define() {
    return Resource.of("", "replicationcontrollers", "ReplicationController")
        .shortNames("rc")
        .categories("all")
        .namespaced()
        .version("v1", DEFAULTS)
        .keyPrefix("controllers")
        .generation()
        .strategy(rules()
            .ownsStatus("replicas")
            .countsGeneration("spec")
            .checks(ReplicationControllers::validate)
            .checksUpdate((controller, old) -> validate(controller)))
        .status(Rules.keeping("spec")
            .checksUpdate((controller, old) -> Replicas.validateStatus(controller)))
        .scale("spec.replicas", "status.replicas", "spec.selector")
        .deletes(DeleteRules.PLAIN.orphaning())
        .selectable("status.replicas", rc -> Integer.toString(rc.intAt("status.replicas")))
        .columns(
            number("Desired", "spec.replicas"),
            number("Current", "status.replicas"),
            number("Ready", "status.readyReplicas"),
            age(),
            Cells.containers("spec.template.spec"),
            Cells.images("spec.template.spec"),
            text("Selector", rc -> pairs(rc.stringMapAt("spec.selector"))).wide())
        .build();
  }

  private static void labelsFromTemplate(Unstructured controller) {
    var labels = controller.at("spec.template.metadata.labels");
    if (labels.isEmpty()) {
      return;
    }
    if (controller.at("spec.selector").isEmpty()) {
      controller.set("spec.selector", labels.deepCopy());
    }
    if (controller.labels().isEmpty()) {
      controller.set("metadata.labels", labels.deepCopy());
    }
  }

  private static void validate(Scope controller) {
    Scope spec = controller.in("spec");
    spec.nonNegative("minReadySeconds");
    Map<String, String> selector = spec.object().stringMapAt("selector");
    if (selector.isEmpty()) {
      spec.required("selector", "");
    }
    spec.nonNegative("replicas");
    if (!spec.has("template")) {
      spec.required("template", "");
      return;
    }
    Map<String, String> labels = spec.object().stringMapAt("template.metadata.labels");
    if (!selector.isEmpty() && !labels.entrySet().containsAll(selector.entrySet())) {
      spec.invalidShown(
          "template.metadata.labels",
          GoText.map(labels),
          "`selector` does not match template `labels`");
    }
    PodTemplates.validate(spec.in("template"));
    Replicas.readOnlyDisks(spec);
    Replicas.alwaysRestarts(spec.in("template"));
  }
}
