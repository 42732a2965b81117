package dev.kubewalk.aggregator.apiserver;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.server.mux.PathRecorderMux;
import dev.kubewalk.client.informers.SharedInformer;
import dev.kubewalk.http.Handler;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The paths that the aggregator serves for APIServices: one prefix a group version, and one path a
 * group.
 *
 * <p>Go: staging/src/k8s.io/kube-aggregator/pkg/apiserver/apiserver.go (AddAPIService,
 * RemoveAPIService)
 */
final class ApiServiceRegistry {
  private final PathRecorderMux mux;
  private final SharedInformer services;
  private final Handler delegate;

  /** Guarded by this, as are the groups. */
  private final Map<String, ApiServiceProxy> proxies = new HashMap<>();

  private final Set<String> handledGroups = new HashSet<>();

  ApiServiceRegistry(PathRecorderMux mux, SharedInformer services, Handler delegate) {
    this.mux = requireNonNull(mux);
    this.services = requireNonNull(services);
    this.delegate = requireNonNull(delegate);
  }

  synchronized void add(Unstructured apiService) {
    ApiServiceProxy known = proxies.get(apiService.name());
    if (known != null) {
      known.update(apiService);
      return;
    }
    ApiServiceProxy proxy = new ApiServiceProxy(delegate);
    proxy.update(apiService);
    proxies.put(apiService.name(), proxy);
    String group = apiService.stringAt("spec.group");
    String path = proxyPath(apiService.name());
    mux.handle(path, proxy);
    mux.unlistedHandlePrefix(path + "/", proxy);
    if (group.isEmpty() || !handledGroups.add(group)) {
      return;
    }
    Handler groupHandler = new ApiGroupHandler(group, services, delegate);
    mux.handle("/apis/" + group, groupHandler);
    mux.unlistedHandle("/apis/" + group + "/", groupHandler);
  }

  synchronized void remove(String name) {
    if (proxies.remove(name) != null) {
      String path = proxyPath(name);
      mux.unregister(path);
      mux.unregister(path + "/");
    }
  }

  /** An APIService is named after its version and group: {@code v1.apps}, and {@code v1.}. */
  private static String proxyPath(String name) {
    int dot = name.indexOf('.');
    String version = name.substring(0, dot);
    String group = name.substring(dot + 1);
    return group.isEmpty() ? "/api" : "/apis/" + group + "/" + version;
  }
}
