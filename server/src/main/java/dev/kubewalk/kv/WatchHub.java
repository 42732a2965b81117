package dev.kubewalk.kv;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Fans the changes of an embedded backend out to its watches. The backend publishes each committed
 * batch; a new watch first reads the past from the backend's log, then joins.
 *
 * <p>A change finds its watches by the prefixes of its key that end in a slash, not by asking every
 * watch: sixty watch caches on sixty prefixes cost a commit no more than one.
 */
public final class WatchHub {
  /** Where the past is read: the backend's log. */
  @FunctionalInterface
  public interface Log {
    /**
     * The changes with {@code from <= revision <= to} of keys that begin with {@code prefix}.
     *
     * @throws BackendException.Compacted when they are no longer all known
     */
    List<Event> read(String prefix, long from, long to);
  }

  private final Log log;

  /** By prefix; guarded by this. Prefixes without a slash at the end stand under {@code ""} . */
  private final Map<String, List<Member>> members = new HashMap<>();

  /** The revision up to which every member has been told; guarded by this. */
  private long published;

  private boolean closed;

  public WatchHub(Log log, long revision) {
    this.log = requireNonNull(log, "log is null");
    this.published = revision;
  }

  /** The revision up to which every watch has been told. */
  public synchronized long published() {
    return published;
  }

  /** Tells the watches of a committed batch, in the order of revisions. */
  public synchronized void publish(List<Event> events, long revision) {
    Map<Member, List<Event>> batches = new LinkedHashMap<>();
    for (Event event : events) {
      addTo(batches, event, members.getOrDefault("", List.of()));
      String key = event.key();
      for (int slash = key.indexOf('/'); slash >= 0; slash = key.indexOf('/', slash + 1)) {
        addTo(batches, event, members.getOrDefault(key.substring(0, slash + 1), List.of()));
      }
    }
    batches.forEach((member, batch) -> member.listener.onEvents(batch));
    published = revision;
    notifyAll();
  }

  /** Waits until every watch has been told up to {@code revision}; false when time ran out. */
  public synchronized boolean awaitPublished(long revision, Duration timeout) {
    long end = System.nanoTime() + timeout.toNanos();
    while (published < revision) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      try {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  /** Opens a watch; see {@link Backend#watch}. */
  public Watch watch(String prefix, long fromRevision, WatchListener listener) {
    Member member = new Member(prefix, fromRevision, listener);
    long next = fromRevision;
    // Most of the past is read without holding up commits; only what came meanwhile is read inside.
    for (long now = published(); next <= now; now = published()) {
      tell(listener, log.read(prefix, next, now));
      next = now + 1;
    }
    synchronized (this) {
      if (closed) {
        throw new BackendException.Closed();
      }
      if (next <= published) {
        tell(listener, log.read(prefix, next, published));
      }
      members.computeIfAbsent(member.place(), place -> new ArrayList<>()).add(member);
    }
    return () -> remove(member);
  }

  /** Ends every watch. */
  public void close(Supplier<BackendException> reason) {
    List<Member> all = new ArrayList<>();
    synchronized (this) {
      closed = true;
      members.values().forEach(all::addAll);
      members.clear();
    }
    all.forEach(member -> member.listener.onEnd(reason.get()));
  }

  private static void tell(WatchListener listener, List<Event> events) {
    if (!events.isEmpty()) {
      listener.onEvents(events);
    }
  }

  private static void addTo(
      Map<Member, List<Event>> batches, Event event, List<Member> candidates) {
    for (Member member : candidates) {
      if (member.wants(event)) {
        batches.computeIfAbsent(member, m -> new ArrayList<>()).add(event);
      }
    }
  }

  private synchronized void remove(Member member) {
    members.computeIfPresent(member.place(), (place, here) -> {
      here.remove(member);
      return here.isEmpty() ? null : here;
    });
  }

  /** One open watch; compared by identity. */
  private static final class Member {
    private final String prefix;
    private final long fromRevision;
    private final WatchListener listener;

    private Member(String prefix, long fromRevision, WatchListener listener) {
      this.prefix = requireNonNull(prefix, "prefix is null");
      this.fromRevision = fromRevision;
      this.listener = requireNonNull(listener, "listener is null");
    }

    private String place() {
      return prefix.endsWith("/") ? prefix : "";
    }

    private boolean wants(Event event) {
      return event.revision() >= fromRevision && event.key().startsWith(prefix);
    }
  }
}
