package dev.kubewalk.apiserver.storage.cacher;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.storage.SelectionPredicate;
import dev.kubewalk.apiserver.storage.WatchEvent;
import dev.kubewalk.apiserver.storage.WatchQueue;
import dev.kubewalk.apiserver.storage.WatchStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One watch on a cache.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/storage/cacher/cacher.go (cacheWatcher)
 */
final class CacheWatcher implements WatchStream {
  private static final int CAPACITY = 10_000;

  /** How long before its deadline a watcher is sent a bookmark. */
  private static final long BOOKMARK_AHEAD = Duration.ofSeconds(2).toNanos();

  /** What a watch is about: a key, or all keys with a prefix. */
  record Scope(String path, boolean recursive) {
    boolean covers(String key) {
      return recursive ? key.startsWith(path) : key.equals(path);
    }
  }

  private final Scope scope;
  private final long after;
  private final SelectionPredicate predicate;
  private final WatchQueue<WatchEvent> queue;

  /** When the reader's time is over; 0 when that was not told. A bookmark is due once. */
  private volatile long deadline;

  private boolean bookmarked;

  /**
   * @param after changes up to this revision are none of its business
   * @param onClose told when the watch is over
   */
  CacheWatcher(
      Scope scope, long after, SelectionPredicate predicate, Consumer<CacheWatcher> onClose) {
    this.scope = requireNonNull(scope, "scope is null");
    this.after = after;
    this.predicate = requireNonNull(predicate, "predicate is null");
    this.queue = new WatchQueue<>(CAPACITY, Optional::of, () -> onClose.accept(this));
  }

  /** Puts in what the watch begins with. */
  void begin(List<? extends WatchEvent> events) {
    queue.begin(List.copyOf(events));
  }

  /** Called by the dispatcher with each change. */
  void add(CacheEvent event) {
    if (event.revision() > after && scope.covers(event.key())) {
      event.seenBy(predicate).ifPresent(queue::offer);
    }
  }

  /** Called by the dispatcher about once a second. */
  void bookmark(long now, WatchEvent.Bookmark bookmark) {
    if (deadline != 0 && !bookmarked && deadline - now <= BOOKMARK_AHEAD) {
      bookmarked = true;
      queue.offerIfRoom(bookmark);
    }
  }

  boolean wantsBookmarks() {
    return predicate.allowWatchBookmarks();
  }

  void end() {
    queue.end();
  }

  @Override
  public void deadline(long nanoTime) {
    deadline = nanoTime == 0 ? 1 : nanoTime;
  }

  @Override
  public List<WatchEvent> take(Duration timeout) throws InterruptedException {
    return queue.take(timeout);
  }

  @Override
  public List<WatchEvent> poll() {
    return queue.poll();
  }

  @Override
  public boolean isEnded() {
    return queue.isEnded();
  }

  @Override
  public void onAvailable(Runnable wake) {
    queue.onAvailable(wake);
  }

  @Override
  public void close() {
    queue.close();
  }
}
