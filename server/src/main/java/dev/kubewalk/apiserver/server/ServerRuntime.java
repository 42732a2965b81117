package dev.kubewalk.apiserver.server;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.componentbase.GoRoutines;
import dev.kubewalk.componentbase.klog.Klog;
import dev.kubewalk.tracer.Trace;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/**
 * What every part of one server process works with: nothing of it is static, so that several
 * servers live in one JVM.
 *
 * @param go starts threads, and tells the trace which step started them
 * @param fatal is told what the server cannot go on with
 */
public record ServerRuntime(
    Klog log, Clock clock, GoRoutines go, Trace trace, PrometheusRegistry metrics, Fatal fatal) {
  public ServerRuntime {
    requireNonNull(log);
    requireNonNull(clock);
    requireNonNull(go);
    requireNonNull(trace);
    requireNonNull(metrics);
    requireNonNull(fatal);
  }

  /**
   * Ends the server because of a failure in a background thread; a command ends its process. Go:
   * klog.Fatalf.
   */
  @FunctionalInterface
  public interface Fatal {
    void fatal(String message);
  }
}
