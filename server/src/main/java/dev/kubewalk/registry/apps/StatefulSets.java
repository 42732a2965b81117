package dev.kubewalk.registry.apps;

import static dev.kubewalk.registry.page.Cells.age;
import static dev.kubewalk.registry.page.Cells.text;
import static dev.kubewalk.registry.page.Defaults.defaults;
import static dev.kubewalk.registry.page.Rules.rules;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.apiserver.registry.rest.Subresource;
import dev.kubewalk.registry.core.persistentvolume.PersistentVolumeClaims;
import dev.kubewalk.registry.core.pod.PodTemplates;
import dev.kubewalk.registry.page.Cells;
import dev.kubewalk.registry.page.Defaults;
import dev.kubewalk.registry.page.Formats;
import dev.kubewalk.registry.page.Replicas;
import dev.kubewalk.registry.page.Rules;
import dev.kubewalk.registry.page.Scope;
import java.util.List;

/** apps/v1 StatefulSet. Go: pkg/registry/apps/statefulset, pkg/apis/apps/v1/defaults.go. */
final class StatefulSets {
  private static final Defaults DEFAULTS = defaults()
      .set("spec.podManagementPolicy", "OrderedReady")
      .include(StatefulSets::defaultStrategy)
      .set("spec.replicas", 1)
      .set("spec.revisionHistoryLimit", 10)
      .include(PodTemplates.at("spec.template"))
      .each(
          "spec.volumeClaimTemplates",
          defaults()
              .set("apiVersion", "v1")
              .set("kind", "PersistentVolumeClaim")
              .include(PersistentVolumeClaims.DEFAULTS));

  private StatefulSets() {}

  /** A strategy without a type is replaced whole; one with a type gets no more than a partition. */
  private static void defaultStrategy(Unstructured set) {
    String strategy = "spec.updateStrategy";
    if (set.stringAt(strategy + ".type").isEmpty()) {
      set.set(strategy + ".type", "RollingUpdate");
      set.remove(strategy + ".rollingUpdate");
      set.ensureObject(strategy + ".rollingUpdate");
    }
    boolean rolling = set.stringAt(strategy + ".type").equals("RollingUpdate");
    if (rolling && set.has(strategy + ".rollingUpdate")) {
      set.setDefault(strategy + ".rollingUpdate.partition", 0);
    }
  }

  static Resource define() {
    return Resource.of("apps", "statefulsets", "StatefulSet")
        .shortNames("sts")
        .categories("all")
        .namespaced()
        .version("v1", DEFAULTS)
        .generation()
        .strategy(rules()
            .ownsStatus("replicas")
            .countsGeneration("spec")
            .checks(StatefulSets::validate)
            .checksUpdate(StatefulSets::validateUpdate))
        .status(Rules.keeping("spec").checksUpdate((set, old) -> validateStatus(set)))
        .subresource(
            new Subresource.Scale("spec.replicas", "status.replicas", "spec.selector", true))
        .columns(
            text(
                "Ready",
                set -> set.intAt("status.readyReplicas") + "/" + set.intAt("spec.replicas")),
            age(),
            Cells.containers("spec.template.spec"),
            Cells.images("spec.template.spec"))
        .build();
  }

  private static void validate(Scope set) {
    Scope spec = set.in("spec");
    String policy = spec.text("podManagementPolicy");
    if (policy.isEmpty()) {
      spec.required("podManagementPolicy", "");
    } else if (!List.of("OrderedReady", "Parallel").contains(policy)) {
      spec.invalid("podManagementPolicy", "must be 'OrderedReady' or 'Parallel'");
    }
    updateStrategy(spec);
    spec.nonNegative("replicas");
    Replicas.selectorMatches(spec, "empty selector is invalid for statefulset");
    Replicas.templateMatches(spec);
    PodTemplates.validateMetadata(spec.in("template"));
    String restart = spec.text("template.spec.restartPolicy");
    if (!restart.equals("Always")) {
      spec.oneOf("template.spec.restartPolicy", List.of("Always"));
    }
    if (spec.has("template.spec.activeDeadlineSeconds")) {
      spec.forbidden("template.spec.activeDeadlineSeconds", "must not be specified");
    }
  }

  private static void updateStrategy(Scope spec) {
    String type = spec.text("updateStrategy.type");
    switch (type) {
      case "" -> spec.required("updateStrategy", "");
      case "OnDelete" -> {
        if (spec.has("updateStrategy.rollingUpdate")) {
          spec.invalid(
              "updateStrategy.rollingUpdate", "only allowed for updateStrategy 'RollingUpdate'");
        }
      }
      case "RollingUpdate" -> spec.nonNegative("updateStrategy.rollingUpdate.partition");
      default -> spec.invalid("updateStrategy", "must be 'RollingUpdate' or 'OnDelete'");
    }
  }

  private static void validateUpdate(Scope set, Scope old) {
    if (!fixed(set.object()).equals(fixed(old.object()))) {
      set.forbidden(
          "spec",
          "updates to statefulset spec for fields other than 'replicas',"
              + " 'template', and 'updateStrategy' are forbidden");
    }
  }

  private static Unstructured fixed(Unstructured set) {
    return set.objectAt("spec")
        .copy()
        .remove("replicas")
        .remove("template")
        .remove("updateStrategy");
  }

  private static void validateStatus(Scope set) {
    Scope status = set.in("status");
    status.nonNegative("replicas", "readyReplicas", "currentReplicas", "updatedReplicas");
    if (status.has("observedGeneration")) {
      status.nonNegative("observedGeneration");
    }
    if (status.has("collisionCount") && status.number("collisionCount") < 0) {
      status.invalid("collisionCount", Formats.NOT_NEGATIVE);
    }
    for (String count : List.of("readyReplicas", "currentReplicas", "updatedReplicas")) {
      Replicas.notAbove(status, count, "replicas", "cannot be greater than status.replicas");
    }
  }
}
