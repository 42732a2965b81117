package dev.kubewalk.apiserver.server;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.componentbase.GoRoutines;
import dev.kubewalk.tracer.Handoff;
import dev.kubewalk.tracer.Scope;
import dev.kubewalk.tracer.Trace;
import java.util.concurrent.ThreadFactory;

/**
 * Starts threads and hands the step that starts one over to it: what the thread records is a child
 * of that step, whatever else goes on meanwhile.
 */
public final class TracedGoRoutines implements GoRoutines {
  private final GoRoutines launcher;
  private final Trace trace;

  public TracedGoRoutines(GoRoutines launcher, Trace trace) {
    this.launcher = requireNonNull(launcher);
    this.trace = requireNonNull(trace);
  }

  @Override
  public Thread go(String name, Runnable work) {
    return launcher.go(name, handedOver(work));
  }

  @Override
  public Thread goPlatform(String name, Runnable work) {
    return launcher.goPlatform(name, handedOver(work));
  }

  /** Pools work for whoever comes: their threads have no parent. */
  @Override
  public ThreadFactory threads(String namePrefix) {
    return launcher.threads(namePrefix);
  }

  private Runnable handedOver(Runnable work) {
    if (!trace.enabled()) {
      return work;
    }
    Handoff handoff = trace.handoff();
    return () -> {
      try (Scope scope = trace.adopt(handoff)) {
        work.run();
      }
    };
  }
}
