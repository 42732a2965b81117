package dev.kubewalk.registry.autoscaling;

import static dev.kubewalk.registry.page.Cells.age;
import static dev.kubewalk.registry.page.Cells.node;
import static dev.kubewalk.registry.page.Cells.text;
import static dev.kubewalk.registry.page.Defaults.defaults;
import static dev.kubewalk.registry.page.Rules.rules;

import com.fasterxml.jackson.databind.node.LongNode;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.registry.rest.Conversion;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.registry.page.Defaults;
import dev.kubewalk.registry.page.Rules;

/**
 * autoscaling HorizontalPodAutoscaler. The hub is v2beta2, which says everything; v1 is stored, and
 * carries in annotations what it has no fields for. Go:
 * pkg/registry/autoscaling/horizontalpodautoscaler, pkg/apis/autoscaling.
 */
final class HorizontalPodAutoscalers {
  private static final Defaults REPLICAS = defaults().set("spec.minReplicas", 1);

  private static final Defaults V2BETA1 = defaults().include(REPLICAS).include(autoscaler -> {
    if (autoscaler.at("spec.metrics").isEmpty()) {
      Unstructured metric =
          Unstructured.of(autoscaler.ensureArray("spec.metrics").addObject());
      metric.set("type", "Resource").set("resource.name", "cpu");
      metric.set("resource.targetAverageUtilization", HpaV1.DEFAULT_CPU);
    }
  });

  private static final Defaults V2BETA2 =
      defaults().include(REPLICAS).include(HpaV1::defaultMetric).include(HpaBehavior::fill);

  private HorizontalPodAutoscalers() {}

  static Resource define() {
    return Resource.of("autoscaling", "horizontalpodautoscalers", "HorizontalPodAutoscaler")
        .shortNames("hpa")
        .categories("all")
        .namespaced()
        .version("v1", REPLICAS, new Conversion(HpaV1::toHub, HpaV1::fromHub))
        .version("v2beta1", V2BETA1, new Conversion(HpaV2beta1::toHub, HpaV2beta1::fromHub))
        .version("v2beta2", V2BETA2)
        .hub("v2beta2")
        .storedAs("autoscaling/v1")
        .strategy(
            rules().ownsStatus("currentReplicas", "desiredReplicas").checks(HpaRules::validate))
        .status(Rules.keeping("spec").checksUpdate(HpaRules::validateStatus))
        .columns(
            text(
                "Reference",
                autoscaler -> autoscaler.stringAt("spec.scaleTargetRef.kind") + "/"
                    + autoscaler.stringAt("spec.scaleTargetRef.name")),
            text("Targets", HpaTargets::show),
            text(
                "MinPods",
                autoscaler -> autoscaler.has("spec.minReplicas")
                    ? autoscaler.stringAt("spec.minReplicas")
                    : "<unset>"),
            node("MaxPods", autoscaler -> LongNode.valueOf(autoscaler.longAt("spec.maxReplicas"))),
            node(
                "Replicas",
                autoscaler -> LongNode.valueOf(autoscaler.longAt("status.currentReplicas"))),
            age())
        .build();
  }
}
