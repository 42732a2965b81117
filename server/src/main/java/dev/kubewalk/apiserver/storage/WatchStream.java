package dev.kubewalk.apiserver.storage;

import java.time.Duration;
import java.util.List;

/**
 * The events of one watch, to be taken by one reader at a time. It ends when the reader closes it,
 * when the storage gives up on it (then a {@link WatchEvent.Failure} may come last), or when the
 * reader is too slow.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/watch/watch.go (Interface)
 */
public interface WatchStream extends AutoCloseable {
  /**
   * Waits for events and takes all there are, in order. Empty when {@code timeout} passed or the
   * stream has ended.
   */
  List<WatchEvent> take(Duration timeout) throws InterruptedException;

  /** Takes what is there, without waiting. */
  List<WatchEvent> poll();

  /** True when all events were taken and none will follow. */
  boolean isEnded();

  /**
   * Runs {@code wake} whenever {@link #poll} would find something new, or the stream ends; at once if
   * that is so already. For readers that do not want a thread of their own; it must be quick.
   */
  void onAvailable(Runnable wake);

  /**
   * When the reader's time will be over, as a monotonic reading; some storages send a bookmark just
   * before. Told once, before events are taken.
   */
  default void deadline(long nanoTime) {}

  @Override
  void close();
}
