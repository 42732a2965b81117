package dev.kubewalk.plugin.admission.resourcequota;

import dev.kubewalk.apimachinery.unstructured.Unstructured;

/**
 * Adds up what a pod asks for: the sum of its containers, or the largest init container where that
 * needs more, and the overhead.
 *
 * <p>Go: pkg/quota/v1/evaluator/core/pods.go (PodUsageFunc)
 */
final class PodResources {
  private PodResources() {}

  /**
   * @param list {@code requests} or {@code limits}
   */
  static Amounts of(Unstructured pod, String list) {
    Amounts total = Amounts.none();
    for (Unstructured container : pod.objectsAt("spec.containers")) {
      total = total.plus(Amounts.of(container.at("resources." + list)));
    }
    for (Unstructured container : pod.objectsAt("spec.initContainers")) {
      total = total.max(Amounts.of(container.at("resources." + list)));
    }
    return total.plus(Amounts.of(pod.at("spec.overhead")));
  }
}
