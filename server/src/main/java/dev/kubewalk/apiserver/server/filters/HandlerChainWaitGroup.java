package dev.kubewalk.apiserver.server.filters;

/**
 * Counts requests at work, so that a shutdown can wait for them; refuses new ones once it waits.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/util/waitgroup/waitgroup.go (SafeWaitGroup)
 */
public final class HandlerChainWaitGroup {
  // Both guarded by this.
  private int atWork;
  private boolean waiting;

  /** Counts one more; false once the group is being waited for. */
  public synchronized boolean add() {
    if (waiting) {
      return false;
    }
    atWork++;
    return true;
  }

  public synchronized void done() {
    atWork--;
    if (atWork == 0) {
      notifyAll();
    }
  }

  /** Refuses new requests and blocks until those at work are done. */
  public synchronized void await() throws InterruptedException {
    waiting = true;
    while (atWork > 0) {
      wait();
    }
  }

  public synchronized int atWork() {
    return atWork;
  }
}
