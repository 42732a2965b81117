package dev.kubewalk.componentbase;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.tracer.Handoff;
import dev.kubewalk.tracer.Scope;
import dev.kubewalk.tracer.Trace;
import java.util.Set;
import java.util.concurrent.ThreadFactory;

/**
 * Hands the step that starts a thread over to it: steps opened there have it as their parent.
 *
 * <p>Threads that libraries make for themselves ({@link #threads}) belong to no step.
 */
final class TracedGoRoutines implements GoRoutines {
  private final GoRoutines launcher;
  private final Trace trace;

  TracedGoRoutines(GoRoutines launcher, Trace trace) {
    this.launcher = requireNonNull(launcher, "launcher is null");
    this.trace = requireNonNull(trace, "trace is null");
  }

  @Override
  public Thread go(String name, Runnable work) {
    return launcher.go(name, handedOver(work));
  }

  @Override
  public Thread goPlatform(String name, Runnable work) {
    return launcher.goPlatform(name, handedOver(work));
  }

  @Override
  public ThreadFactory threads(String namePrefix) {
    return launcher.threads(namePrefix);
  }

  @Override
  public Set<Thread> running() {
    return launcher.running();
  }

  private Runnable handedOver(Runnable work) {
    Handoff handoff = trace.handoff();
    return () -> {
      try (Scope scope = trace.adopt(handoff)) {
        work.run();
      }
    };
  }
}
