package dev.kubewalk.registry.apps;

import static dev.kubewalk.registry.page.Cells.age;
import static dev.kubewalk.registry.page.Cells.node;
import static dev.kubewalk.registry.page.Cells.text;
import static dev.kubewalk.registry.page.Defaults.defaults;
import static dev.kubewalk.registry.page.Rules.rules;

import com.fasterxml.jackson.databind.node.LongNode;
import dev.kubewalk.apiserver.registry.rest.Column;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.registry.core.pod.PodTemplates;
import dev.kubewalk.registry.page.Cells;
import dev.kubewalk.registry.page.Defaults;
import dev.kubewalk.registry.page.Replicas;
import dev.kubewalk.registry.page.Rules;
import dev.kubewalk.registry.page.Scope;
import java.util.List;

/** apps/v1 Deployment. Go: pkg/registry/apps/deployment, pkg/apis/apps/v1/defaults.go. */
final class Deployments {
  private static final Defaults DEFAULTS = defaults()
      .set("spec.replicas", 1)
      .set("spec.strategy.type", "RollingUpdate")
      .when(
          "spec.strategy.type",
          "RollingUpdate",
          defaults()
              .set("spec.strategy.rollingUpdate.maxUnavailable", "25%")
              .set("spec.strategy.rollingUpdate.maxSurge", "25%"))
      .set("spec.revisionHistoryLimit", 10)
      .set("spec.progressDeadlineSeconds", 600)
      .include(PodTemplates.at("spec.template"));

  private Deployments() {}

  static Resource define() {
    return Resource.of("apps", "deployments", "Deployment")
        .shortNames("deploy")
        .categories("all")
        .namespaced()
        .version("v1", DEFAULTS)
        .generation()
        .strategy(rules()
            .ownsStatus()
            .countsGeneration("spec", "metadata.annotations")
            .checks(Deployments::validate)
            .checksUpdate(Replicas::selectorImmutable))
        .status(Rules.keeping("spec", "metadata.labels").checksUpdate(Deployments::validateStatus))
        .scale("spec.replicas", "status.replicas", "spec.selector")
        .columns(
            text(
                "Ready",
                deployment -> deployment.intAt("status.readyReplicas") + "/"
                    + deployment.intAt("spec.replicas")),
            count("Up-to-date", "status.updatedReplicas"),
            count("Available", "status.availableReplicas"),
            age(),
            Cells.containers("spec.template.spec"),
            Cells.images("spec.template.spec"),
            Cells.selector("spec.selector"))
        .build();
  }

  private static Column count(String name, String path) {
    return node(name, deployment -> LongNode.valueOf(deployment.longAt(path)));
  }

  private static void validate(Scope deployment) {
    Scope spec = deployment.in("spec");
    spec.nonNegative("replicas");
    Replicas.selectorMatches(spec, "empty selector is invalid for deployment");
    Replicas.templateMatches(spec);
    PodTemplates.validate(spec.in("template"));
    if (spec.number("replicas") >= 0 && spec.has("template")) {
      Replicas.alwaysRestarts(spec.in("template"));
    }
    strategy(spec.in("strategy"));
    spec.nonNegative("minReadySeconds");
    if (spec.has("revisionHistoryLimit")) {
      spec.nonNegative("revisionHistoryLimit");
    }
    if (spec.has("progressDeadlineSeconds")) {
      spec.nonNegative("progressDeadlineSeconds");
      if (spec.number("progressDeadlineSeconds") <= spec.number("minReadySeconds")) {
        spec.invalid("progressDeadlineSeconds", "must be greater than minReadySeconds");
      }
    }
  }

  private static void strategy(Scope strategy) {
    switch (strategy.text("type")) {
      case "Recreate" -> {
        if (strategy.has("rollingUpdate")) {
          strategy.forbidden(
              "rollingUpdate", "may not be specified when strategy `type` is 'Recreate'");
        }
      }
      case "RollingUpdate" -> RollingUpdates.validate(strategy.in("rollingUpdate"));
      default -> strategy.oneOf("type", List.of("Recreate", "RollingUpdate"));
    }
  }

  private static void validateStatus(Scope deployment, Scope old) {
    Scope status = deployment.in("status");
    status.nonNegative(
        "observedGeneration",
        "replicas",
        "updatedReplicas",
        "readyReplicas",
        "availableReplicas",
        "unavailableReplicas");
    if (status.has("collisionCount")) {
      status.nonNegative("collisionCount");
    }
    String above = "cannot be greater than status.replicas";
    Replicas.notAbove(status, "updatedReplicas", "replicas", above);
    Replicas.notAbove(status, "readyReplicas", "replicas", above);
    Replicas.notAbove(status, "availableReplicas", "replicas", above);
    Replicas.notAbove(
        status, "availableReplicas", "readyReplicas", "cannot be greater than readyReplicas");
    if (old.has("status.collisionCount")
        && (!status.has("collisionCount")
            || status.number("collisionCount") < old.number("status.collisionCount"))) {
      status.invalid("collisionCount", "cannot be decremented");
    }
  }
}
