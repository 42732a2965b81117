package dev.kubewalk.componentbase;

import dev.kubewalk.tracer.Trace;
import java.util.Set;
import java.util.concurrent.ThreadFactory;

/**
 * Starts every background thread of the server, and gives it a name: our counterpart of Go's {@code
 * go} statement. Threads are virtual where the JDK has them (21 and later) and platform threads
 * otherwise; the code that runs in them is the same plain blocking code.
 */
public interface GoRoutines {
  /** Runs {@code work} in a thread of its own. */
  Thread go(String name, Runnable work);

  /**
   * Runs {@code work} in a platform thread on every JDK: for work that blocks in native code, where
   * a virtual thread would hold up its carrier.
   */
  Thread goPlatform(String name, Runnable work);

  /** For libraries and pools that want to make their threads themselves. */
  ThreadFactory threads(String namePrefix);

  /** The threads of this launcher that have begun and not ended, as goroutines are listed. */
  Set<Thread> running();

  /** A launcher whose threads know, for the trace, which step started them. */
  default GoRoutines tracedBy(Trace trace) {
    return trace.enabled() ? new TracedGoRoutines(this, trace) : this;
  }

  /** The launcher for this JDK. Uncaught exceptions go to the thread's default handler. */
  static GoRoutines forThisJdk() {
    return new JdkGoRoutines();
  }
}
