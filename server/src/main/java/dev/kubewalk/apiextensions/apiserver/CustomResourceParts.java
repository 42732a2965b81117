package dev.kubewalk.apiextensions.apiserver;

import dev.kubewalk.apiserver.server.GenericApiServer;
import dev.kubewalk.client.informers.SharedInformer;
import dev.kubewalk.http.Handler;
import java.util.List;

/**
 * What serves custom resources, and the controllers that look after their definitions.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/apiserver.go (New, from the
 * discovery handlers on)
 */
public interface CustomResourceParts {
  /**
   * Answers everything below {@code /apis} that no built-in group claims.
   *
   * @param definitions the CustomResourceDefinitions, in v1
   * @param delegate answers what no definition defines
   */
  Handler handler(GenericApiServer server, SharedInformer definitions, Handler delegate);

  /** The controllers in the order in which they are started. */
  List<CrdController> controllers(GenericApiServer server, SharedInformer definitions);
}
