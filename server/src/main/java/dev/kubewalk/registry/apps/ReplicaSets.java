package dev.kubewalk.registry.apps;

import static dev.kubewalk.registry.page.Cells.age;
import static dev.kubewalk.registry.page.Cells.number;
import static dev.kubewalk.registry.page.Defaults.defaults;
import static dev.kubewalk.registry.page.Rules.rules;

import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.registry.core.pod.PodTemplates;
import dev.kubewalk.registry.page.Cells;
import dev.kubewalk.registry.page.Defaults;
import dev.kubewalk.registry.page.Replicas;
import dev.kubewalk.registry.page.Rules;
import dev.kubewalk.registry.page.Scope;

/** apps/v1 ReplicaSet. Go: pkg/registry/apps/replicaset, pkg/apis/apps/v1/defaults.go. */
final class ReplicaSets {
  private static final Defaults DEFAULTS =
      defaults().set("spec.replicas", 1).include(PodTemplates.at("spec.template"));

  private ReplicaSets() {}

  static Resource define() {
    return Resource.of("apps", "replicasets", "ReplicaSet")
        .shortNames("rs")
        .categories("all")
        .namespaced()
        .version("v1", DEFAULTS)
        .generation()
        .strategy(rules()
            .ownsStatus("replicas")
            .countsGeneration("spec")
            .checks(ReplicaSets::validate)
            .checksUpdate(Replicas::selectorImmutable))
        .status(Rules.keeping("spec").checksUpdate((set, old) -> Replicas.validateStatus(set)))
        .scale("spec.replicas", "status.replicas", "spec.selector")
        .columns(
            number("Desired", "spec.replicas"),
            number("Current", "status.replicas"),
            number("Ready", "status.readyReplicas"),
            age(),
            Cells.containers("spec.template.spec"),
            Cells.images("spec.template.spec"),
            Cells.selector("spec.selector"))
        .build();
  }

  private static void validate(Scope set) {
    Scope spec = set.in("spec");
    spec.nonNegative("replicas");
    spec.nonNegative("minReadySeconds");
    Replicas.selectorMatches(spec, "empty selector is invalid for deployment");
    Replicas.templateMatches(spec);
    PodTemplates.validate(spec.in("template"));
    Replicas.alwaysRestarts(spec.in("template"));
  }
}
