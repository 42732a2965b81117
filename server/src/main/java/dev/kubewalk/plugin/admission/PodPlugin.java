package dev.kubewalk.plugin.admission;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.admission.Attributes;
import java.util.Optional;

/** What the plugins for pods have in common. */
final class PodPlugin {
  private PodPlugin() {}

  /** The pod that is written as a whole, not one of its subresources. */
  static Optional<Unstructured> pod(Attributes attributes) {
    boolean pod = attributes.is("", "pods") && attributes.target().subresource().isEmpty();
    return pod ? attributes.object() : Optional.empty();
  }

  /** A mirror pod stands for one that a kubelet runs by itself. */
  static boolean isMirrorPod(Unstructured pod) {
    return pod.annotations().containsKey("kubernetes.io/config.mirror");
  }
}
