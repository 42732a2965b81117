package dev.kubewalk.componentbase.metrics;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.componentbase.GoRoutines;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryUsage;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What the process and its runtime use. Of Go's own metrics those are served that a JVM can answer
 * honestly under the same name; there are no Go versions, spans or caches here to tell of.
 *
 * <p>Go: github.com/prometheus/client_golang/prometheus/go_collector.go
 */
public final class RuntimeMetrics {
  private final KubeRegistry registry;

  private RuntimeMetrics(KubeRegistry registry) {
    this.registry = requireNonNull(registry);
  }

  /**
   * @param go whose threads are the goroutines of this server
   */
  public static void register(KubeRegistry registry, GoRoutines go) {
    RuntimeMetrics metrics = new RuntimeMetrics(registry);
    new ProcessMetrics(registry, Path.of("/proc/self")).register();
    metrics.registerThreads(go);
    metrics.registerMemory();
  }

  private void registerThreads(GoRoutines go) {
    registry.observe(
        "go_goroutines",
        "Number of goroutines that currently exist.",
        List.of(),
        sink -> sink.accept(go.running().size()));
    registry.observe(
        "go_threads",
        "Number of OS threads created.",
        List.of(),
        sink ->
            sink.accept((double) ManagementFactory.getThreadMXBean().getTotalStartedThreadCount()));
  }

  private void registerMemory() {
    heap(
        "go_memstats_alloc_bytes",
        "Number of bytes allocated and still in use.",
        MemoryUsage::getUsed);
    heap(
        "go_memstats_heap_alloc_bytes",
        "Number of heap bytes allocated and still in use.",
        MemoryUsage::getUsed);
    heap(
        "go_memstats_heap_inuse_bytes",
        "Number of heap bytes that are in use.",
        MemoryUsage::getUsed);
    heap("go_memstats_heap_idle_bytes", "Number of heap bytes waiting to be used.", usage ->
        (double) (usage.getCommitted() - usage.getUsed()));
    heap(
        "go_memstats_heap_sys_bytes",
        "Number of heap bytes obtained from system.",
        MemoryUsage::getCommitted);
    registry.observe(
        "go_memstats_sys_bytes", "Number of bytes obtained from system.", List.of(), sink -> {
          MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
          long heap = memory.getHeapMemoryUsage().getCommitted();
          sink.accept((double) (heap + memory.getNonHeapMemoryUsage().getCommitted()));
        });
  }

  private void heap(String name, String help, ToDoubleFunction<MemoryUsage> value) {
    registry.observe(
        name,
        help,
        List.of(),
        sink -> sink.accept(
            value.applyAsDouble(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage())));
  }
}
