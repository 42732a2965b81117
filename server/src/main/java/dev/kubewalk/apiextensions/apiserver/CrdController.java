package dev.kubewalk.apiextensions.apiserver;

import dev.kubewalk.apimachinery.util.wait.StopChannel;

/**
 * Looks after one aspect of the CustomResourceDefinitions.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/controller
 */
public interface CrdController {
  /** As it is logged, such as {@code NamingConditionController}. */
  String name();

  /** Works until {@code stop} closes. */
  void run(StopChannel stop);
}
