package dev.kubewalk.registry.apps;

import static dev.kubewalk.registry.page.Cells.age;
import static dev.kubewalk.registry.page.Cells.number;
import static dev.kubewalk.registry.page.Cells.pairs;
import static dev.kubewalk.registry.page.Cells.text;
import static dev.kubewalk.registry.page.Defaults.defaults;
import static dev.kubewalk.registry.page.Rules.rules;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.ErrorType;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.registry.core.pod.PodTemplates;
import dev.kubewalk.registry.page.Cells;
import dev.kubewalk.registry.page.Defaults;
import dev.kubewalk.registry.page.Replicas;
import dev.kubewalk.registry.page.Rules;
import dev.kubewalk.registry.page.Scope;

/** apps/v1 DaemonSet. Go: pkg/registry/apps/daemonset, pkg/apis/apps/v1/defaults.go. */
final class DaemonSets {
  /** Where templateGeneration, which apps/v1 no longer has, is kept. */
  private static final String GENERATION = "deprecated.daemonset.template.generation";

  private static final Defaults DEFAULTS = defaults()
      .set("spec.updateStrategy.type", "RollingUpdate")
      .when(
          "spec.updateStrategy.type",
          "RollingUpdate",
          defaults().set("spec.updateStrategy.rollingUpdate.maxUnavailable", 1))
      .set("spec.revisionHistoryLimit", 10)
      .include(PodTemplates.at("spec.template"));

  private DaemonSets() {}

  static Resource define() {
    return Resource.of("apps", "daemonsets", "DaemonSet")
        .shortNames("ds")
        .categories("all")
        .namespaced()
        .version("v1", DEFAULTS)
        .generation()
        .strategy(rules()
            .ownsStatus(
                "currentNumberScheduled",
                "numberMisscheduled",
                "desiredNumberScheduled",
                "numberReady")
            .countsGeneration("spec")
            .onCreate(set -> templateGeneration(set, Math.max(1, templateGeneration(set))))
            .onUpdate(DaemonSets::raiseTemplateGeneration)
            .checks(DaemonSets::validate)
            .checksUpdate((set, old) -> validate(set))
            .checksUpdate(Replicas::selectorImmutable))
        .status(Rules.keeping("spec")
            .onUpdate((set, old) -> templateGeneration(set, templateGeneration(old)))
            .checksUpdate((set, old) -> set.in("status")
                .nonNegative(
                    "currentNumberScheduled",
                    "numberMisscheduled",
                    "desiredNumberScheduled",
                    "numberReady",
                    "observedGeneration",
                    "updatedNumberScheduled",
                    "numberAvailable",
                    "numberUnavailable")))
        .columns(
            number("Desired", "status.desiredNumberScheduled"),
            number("Current", "status.currentNumberScheduled"),
            number("Ready", "status.numberReady"),
            number("Up-to-date", "status.updatedNumberScheduled"),
            number("Available", "status.numberAvailable"),
            text("Node Selector", set -> pairs(set.stringMapAt("spec.template.spec.nodeSelector"))),
            age(),
            Cells.containers("spec.template.spec"),
            Cells.images("spec.template.spec"),
            Cells.selector("spec.selector"))
        .build();
  }

  private static void templateGeneration(Unstructured set, long generation) {
    set.setAnnotation(GENERATION, Long.toString(generation));
  }

  private static long templateGeneration(Unstructured set) {
    String text = set.annotations().getOrDefault(GENERATION, "0");
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
  }

  private static void raiseTemplateGeneration(Unstructured set, Unstructured old) {
    long generation = templateGeneration(old);
    boolean changed = !Rules.same(set.at("spec.template"), old.at("spec.template"));
    templateGeneration(set, changed ? generation + 1 : generation);
  }

  private static void validate(Scope set) {
    Scope spec = set.in("spec");
    if (spec.has("selector")) {
      Replicas.selectorMatches(spec, "empty selector is invalid for daemonset");
    }
    Replicas.templateMatches(spec);
    if (!spec.has("selector")) {
      Replicas.selectorMatches(spec, "empty selector is invalid for daemonset");
    }
    PodTemplates.validate(spec.in("template"));
    Replicas.alwaysRestarts(
        spec.in("template"), "activeDeadlineSeconds in DaemonSet is not Supported");
    spec.nonNegative("minReadySeconds");
    updateStrategy(spec.in("updateStrategy"));
    if (spec.has("revisionHistoryLimit")) {
      spec.nonNegative("revisionHistoryLimit");
    }
  }

  private static void updateStrategy(Scope strategy) {
    switch (strategy.text("type")) {
      case "OnDelete" -> {}
      case "RollingUpdate" -> {
        if (!strategy.has("rollingUpdate")) {
          strategy.required("rollingUpdate", "");
          return;
        }
        Scope rolling = strategy.in("rollingUpdate");
        RollingUpdates.numberOrPercent(rolling, "maxUnavailable");
        if (RollingUpdates.value(rolling.node("maxUnavailable")) == 0) {
          RollingUpdates.shown(rolling, "maxUnavailable", "cannot be 0");
        }
        RollingUpdates.notAboveHundred(rolling, "maxUnavailable");
      }
      default ->
        strategy.add(new FieldError(
            ErrorType.NOT_SUPPORTED,
            strategy.path(),
            "apps.DaemonSetUpdateStrategy{Type:" + FieldError.quote(strategy.text("type"))
                + ", RollingUpdate:(*apps.RollingUpdateDaemonSet)(nil)}",
            "supported values: \"RollingUpdate\", \"OnDelete\""));
    }
  }
}
