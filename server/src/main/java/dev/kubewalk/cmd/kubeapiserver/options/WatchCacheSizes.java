package dev.kubewalk.cmd.kubeapiserver.options;

import dev.kubewalk.componentbase.klog.Klog;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.tracer.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The sizes of watch caches: usual ones for resources that change much, then those of the flag.
 *
 * <p>Go: pkg/registry/cachesize/cachesize.go (NewHeuristicWatchCacheSizes),
 * staging/src/k8s.io/apiserver/pkg/server/options/etcd.go (ParseWatchCacheSizes,
 * WriteWatchCacheSizes)
 */
final class WatchCacheSizes {
  /** A cluster of that many nodes is thought to need this much memory for each. */
  private static final int MB_PER_NODE = 60;

  private final Klog log;
  private final Trace trace;

  WatchCacheSizes(Klog log, Trace trace) {
    this.log = log;
    this.trace = trace;
  }

  List<String> complete(ServerRunOptions options) throws CompletionException {
    List<String> given = options.etcd.watchCacheSizes.get();
    if (!options.etcd.watchCache.get()) {
      return given;
    }
    try (Step step = trace.step(Steps.SET_WATCH_CACHE_SIZES)) {
      int megabytes = options.genericServerRun.targetRamMb.get();
      log.v(2).infof("Initializing cache sizes based on %dMB limit", megabytes);
      Map<String, Integer> sizes = heuristic(megabytes);
      merge(given, sizes);
      List<String> written = write(sizes);
      step.changed("watch cache sizes", given, written);
      return written;
    }
  }

  private Map<String, Integer> heuristic(int megabytes) {
    try (Step step = trace.step(Steps.NEW_HEURISTIC_WATCH_CACHE_SIZES)) {
      int nodes = megabytes / MB_PER_NODE;
      Map<String, Integer> sizes = new TreeMap<>();
      sizes.put("replicationcontrollers", Math.max(5 * nodes, 100));
      sizes.put("endpoints", Math.max(10 * nodes, 1000));
      sizes.put("endpointslices.discovery.k8s.io", Math.max(10 * nodes, 1000));
      sizes.put("nodes", Math.max(5 * nodes, 1000));
      sizes.put("pods", Math.max(50 * nodes, 1000));
      sizes.put("services", Math.max(5 * nodes, 1000));
      // Events come and go too fast to be worth a cache.
      sizes.put("events", 0);
      sizes.put("events.events.k8s.io", 0);
      sizes.put("apiservices.apiregistration.k8s.io", Math.max(5 * nodes, 1000));
      sizes.put("leases.coordination.k8s.io", Math.max(5 * nodes, 1000));
      step.note("nodes", nodes);
      step.note("resources", sizes.size());
      return sizes;
    }
  }

  /** As in Go, entries that cannot be read are passed over. */
  private void merge(List<String> given, Map<String, Integer> sizes) {
    try (Step step = trace.step(Steps.PARSE_WATCH_CACHE_SIZES)) {
      for (String entry : given) {
        String[] parts = entry.split("#", -1);
        if (parts.length == 2 && parts[1].matches("-?\\d{1,9}")) {
          sizes.put(parts[0], Integer.valueOf(parts[1]));
        }
      }
      step.note("given by flag", given.size());
    }
  }

  private List<String> write(Map<String, Integer> sizes) throws CompletionException {
    try (Step step = trace.step(Steps.WRITE_WATCH_CACHE_SIZES)) {
      List<String> written = new ArrayList<>();
      for (Map.Entry<String, Integer> size : sizes.entrySet()) {
        if (size.getValue() < 0) {
          throw new CompletionException(
              "watch cache size cannot be negative for resource " + size.getKey());
        }
        written.add(size.getKey() + "#" + size.getValue());
      }
      step.note("sizes", written.size());
      return written;
    }
  }
}
