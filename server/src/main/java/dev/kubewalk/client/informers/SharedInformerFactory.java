package dev.kubewalk.client.informers;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.runtime.schema.GroupVersionResource;
import dev.kubewalk.apimachinery.util.wait.StopChannel;
import dev.kubewalk.client.RestClient;
import dev.kubewalk.componentbase.GoRoutines;
import dev.kubewalk.componentbase.klog.Klog;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One informer a resource, made when it is first asked for, and started together.
 *
 * <p>Go: staging/src/k8s.io/client-go/informers/factory.go (SharedInformerFactory)
 */
public final class SharedInformerFactory {
  private final RestClient client;
  private final Klog log;

  /** Guarded by this. */
  private final Map<GroupVersionResource, SharedInformer> informers = new LinkedHashMap<>();

  private final Set<GroupVersionResource> started = new HashSet<>();

  public SharedInformerFactory(RestClient client, Klog log) {
    this.client = requireNonNull(client);
    this.log = requireNonNull(log);
  }

  public synchronized SharedInformer informer(GroupVersionResource resource) {
    return informers.computeIfAbsent(resource, r -> new SharedInformer(client.resource(r), log));
  }

  public SharedInformer informer(String group, String version, String plural) {
    return informer(new GroupVersionResource(group, version, plural));
  }

  /** Starts the informers that are not running yet, each in a thread of its own. */
  public synchronized void start(GoRoutines go, StopChannel stop) {
    informers.forEach((resource, informer) -> {
      if (started.add(resource)) {
        go.go("reflector " + resource.resource(), () -> informer.run(stop));
      }
    });
  }

  public synchronized List<SharedInformer> list() {
    return List.copyOf(informers.values());
  }

  /** Which started informers have no copy yet, for a health check; empty when all have. */
  public synchronized Optional<String> syncState() {
    List<String> missing = informers.values().stream()
        .filter(informer -> started.contains(informer.resource()) && !informer.hasSynced())
        .map(informer -> informer.resource().resource())
        .toList();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(missing.size() + " informers not started yet: " + missing);
  }
}
