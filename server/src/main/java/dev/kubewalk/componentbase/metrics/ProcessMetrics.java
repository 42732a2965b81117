package dev.kubewalk.componentbase.metrics;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What the process uses of the machine, read from {@code /proc} when somebody asks. The library has
 * this too, but takes the server a third of a second to start with. Where there is no {@code /proc}
 * most of it is not served, as in Go.
 *
 * <p>Go: github.com/prometheus/client_golang/prometheus/process_collector.go
 */
final class ProcessMetrics {
  /** What Go shows for "unlimited": the largest number of 64 bits. */
  private static final double UNLIMITED = 0x1p64;

  private static final double BYTES_PER_KILOBYTE = 1024;
  private static final double MILLIS_PER_SECOND = 1000;

  private final KubeRegistry registry;
  private final Path proc;

  /**
   * @param proc where the kernel tells of this process: {@code /proc/self}
   */
  ProcessMetrics(KubeRegistry registry, Path proc) {
    this.registry = requireNonNull(registry);
    this.proc = requireNonNull(proc);
  }

  void register() {
    registry.observeCounter(
        "process_cpu_seconds_total",
        "Total user and system CPU time spent in seconds.",
        () -> ProcessHandle.current().info().totalCpuDuration().stream()
            .mapToDouble(spent -> spent.toMillis() / MILLIS_PER_SECOND)
            .findFirst());
    registry.observe(
        "process_start_time_seconds",
        "Start time of the process since unix epoch in seconds.",
        List.of(),
        sink -> ProcessHandle.current()
            .info()
            .startInstant()
            .ifPresent(start -> sink.accept(start.toEpochMilli() / MILLIS_PER_SECOND)));
    observe("process_open_fds", "Number of open file descriptors.", this::openFiles);
    observe(
        "process_max_fds",
        "Maximum number of open file descriptors.",
        () -> limit("Max open files"));
    observe(
        "process_virtual_memory_bytes", "Virtual memory size in bytes.", () -> status("VmSize:"));
    observe(
        "process_virtual_memory_max_bytes",
        "Maximum amount of virtual memory available in bytes.",
        () -> limit("Max address space"));
    observe(
        "process_resident_memory_bytes", "Resident memory size in bytes.", () -> status("VmRSS:"));
  }

  private void observe(String name, String help, Supplier<OptionalDouble> value) {
    registry.observe(name, help, List.of(), sink -> value.get().ifPresent(sink::accept));
  }

  private OptionalDouble openFiles() {
    try (Stream<Path> files = Files.list(proc.resolve("fd"))) {
      return OptionalDouble.of((double) files.count());
    } catch (IOException noProc) {
      return OptionalDouble.empty();
    }
  }

  /** The soft limit, which stands in the first column behind the name. */
  private OptionalDouble limit(String name) {
    return line("limits", name).stream()
        .mapToDouble(soft -> soft.equals("unlimited") ? UNLIMITED : Double.parseDouble(soft))
        .findFirst();
  }

  private OptionalDouble status(String name) {
    return line("status", name).stream()
        .mapToDouble(kilobytes -> Double.parseDouble(kilobytes) * BYTES_PER_KILOBYTE)
        .findFirst();
  }

  /** The first word behind {@code name} in a file; none where there is no such line. */
  private List<String> line(String file, String name) {
    try {
      return Files.readAllLines(proc.resolve(file)).stream()
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(name.length()).trim().split("\\s+", 2)[0])
          .toList();
    } catch (IOException noProc) {
      return List.of();
    }
  }
}
