package dev.kubewalk.apiserver.endpoints.request;

import dev.kubewalk.http.Request;
import java.util.Set;

/**
 * Tells requests that may last, such as watches, from those that are counted and timed.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/filters/longrunning.go
 * (BasicLongRunningRequestCheck)
 */
@FunctionalInterface
public interface LongRunning {
  boolean check(Request request, RequestInfo info);

  /** The check of kube-apiserver: verbs watch and proxy, streaming subresources, profiles. */
  static LongRunning ofKubeApiServer() {
    return basic(Set.of("watch", "proxy"), Set.of("attach", "exec", "proxy", "log", "portforward"));
  }

  static LongRunning basic(Set<String> verbs, Set<String> subresources) {
    return (request, info) -> verbs.contains(info.verb())
        || (info.resourceRequest() && subresources.contains(info.subresource()))
        || (!info.resourceRequest() && info.path().startsWith("/debug/pprof/"));
  }
}
