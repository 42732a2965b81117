package dev.kubewalk.cmd.kubeapiserver;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Waits for work that was begun in another thread to save start-up time. */
final class Futures {
  private Futures() {}

  /** The result; a failure comes as it was thrown there. */
  static <T> T get(FutureTask<T> task) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
