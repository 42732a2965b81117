package dev.kubewalk.apiserver.server;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.server.filters.RequestRecording;
import dev.kubewalk.client.workqueue.WorkQueues;
import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.componentbase.GoRoutines;
import dev.kubewalk.componentbase.klog.Klog;
import dev.kubewalk.componentbase.metrics.KubeRegistry;
import dev.kubewalk.tracer.Trace;

/**
 * What every part of one server process works with: nothing of it is static, so that several
 * servers live in one JVM.
 *
 * @param go starts threads, and tells the trace which step started them
 * @param recording decides which requests are recorded
 * @param fatal is told what the server cannot go on with
 */
public record ServerRuntime(
    Klog log,
    Clock clock,
    GoRoutines go,
    Trace trace,
    RequestRecording recording,
    KubeRegistry metrics,
    Fatal fatal) {
  public ServerRuntime {
    requireNonNull(log);
    requireNonNull(clock);
    requireNonNull(go);
    requireNonNull(trace);
    requireNonNull(recording);
    requireNonNull(metrics);
    requireNonNull(fatal);
  }

  /** Makes queues for controllers. */
  public WorkQueues workQueues() {
    return new WorkQueues(go, log, clock, metrics);
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
