package dev.kubewalk.apimachinery.util.waitgroup;

/**
 * Counts work that is going on. Once someone waits for its end, no new work is let in.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/util/waitgroup/waitgroup.go (SafeWaitGroup)
 */
public final class SafeWaitGroup {
  /** Guarded by this. */
  private int atWork;

  private boolean waiting;

  /** Lets work in; false once {@link #await} was called. Each true needs one {@link #done}. */
  public synchronized boolean add() {
    if (waiting) {
      return false;
    }
    atWork++;
    return true;
  }

  public synchronized void done() {
    if (atWork == 0) {
      throw new IllegalStateException("done() without add()");
    }
    atWork--;
    notifyAll();
  }

  /** Lets nothing more in and blocks until all work is done; an interrupt ends the wait. */
  public synchronized void await() {
    waiting = true;
    try {
      while (atWork > 0) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
