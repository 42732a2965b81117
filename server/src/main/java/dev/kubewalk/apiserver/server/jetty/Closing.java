package dev.kubewalk.apiserver.server.jetty;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.server.Request;

/** Knows whether the client has gone away; asks Jetty to tell only once somebody wants to know. */
final class Closing {
  private final Request request;

  // All guarded by this.
  private List<Runnable> actions;
  private boolean closed;
  private boolean aborted;

  Closing(Request request) {
    this.request = request;
  }

  synchronized boolean isClosed() {
    listen();
    return closed;
  }

  synchronized boolean isAborted() {
    return aborted;
  }

  /** Returns true the first time. */
  boolean abort() {
    synchronized (this) {
      if (aborted) {
        return false;
      }
      aborted = true;
    }
    close();
    return true;
  }

  void onClose(Runnable action) {
    synchronized (this) {
      listen();
      if (!closed) {
        actions.add(action);
        return;
      }
    }
    action.run();
  }

  private void listen() {
    if (actions == null) {
      actions = new ArrayList<>();
      request.addFailureListener(failure -> close());
    }
  }

  private void close() {
    List<Runnable> waiting;
    synchronized (this) {
      closed = true;
      waiting = actions == null ? List.of() : List.copyOf(actions);
      if (actions != null) {
        actions.clear();
      }
    }
    waiting.forEach(Runnable::run);
  }
}
