package dev.kubewalk.kv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubewalk.componentbase.TestingClock;
import dev.kubewalk.kv.WriteResult.Conflict;
import dev.kubewalk.kv.WriteResult.Written;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every backend keeps; one subclass a backend. */
public abstract class BackendContract {
  protected final TestingClock clock = new TestingClock();
  protected Backend backend;

  /** Opens an empty store that reads the time from {@link #clock}. */
  protected abstract Backend open() throws Exception;

  /** Makes leases that have run out take effect now, where that needs a push. */
  protected abstract void expireLeases();

  @BeforeEach
  void openBackend() throws Exception {
    backend = open();
  }

  @AfterEach
  void closeBackend() {
    backend.close();
  }

  @Test
  void anEmptyStoreStandsAtRevisionOne() {
    assertThat(backend.currentRevision()).isEqualTo(1);
    assertThat(backend.get("/a/b")).isEmpty();
    assertThat(backend.range(RangeRequest.prefix("/")))
        .isEqualTo(new Range(List.of(), false, -1, 1));
    assertThat(backend.count("/")).isZero();
  }

  @Test
  void createWritesAKeyThatIsNotThere() {
    assertThat(create("/a/b", "one")).isEqualTo(2);

    KeyValue found = backend.get("/a/b").orElseThrow();
    assertThat(text(found)).isEqualTo("one");
    assertThat(List.of(found.createRevision(), found.modRevision(), found.version()))
        .containsExactly(2L, 2L, 1L);
  }

  @Test
  void createOfAnExistingKeyIsAConflictThatShowsIt() {
    create("/a/b", "one");

    Conflict conflict = (Conflict) backend.create("/a/b", bytes("two"), 0);

    assertThat(text(conflict.current().orElseThrow())).isEqualTo("one");
    assertThat(backend.currentRevision()).isEqualTo(2);
  }

  @Test
  void updateComparesTheModRevision() {
    long first = create("/a/b", "one");
    long second = written(backend.update("/a/b", bytes("two"), first, 0));

    assertThat(second).isEqualTo(3);
    Conflict stale = (Conflict) backend.update("/a/b", bytes("three"), first, 0);
    assertThat(text(stale.current().orElseThrow())).isEqualTo("two");
    assertThat(stale.current().orElseThrow().version()).isEqualTo(2);
    assertThat(stale.current().orElseThrow().createRevision()).isEqualTo(first);
    Conflict missing = (Conflict) backend.update("/none", bytes("x"), first, 0);
    assertThat(missing.current()).isEmpty();
  }

  @Test
  void deleteComparesTheModRevisionAndTakesARevision() {
    long first = create("/a/b", "one");

    assertThat(backend.delete("/a/b", first + 1)).isInstanceOf(Conflict.class);
    assertThat(written(backend.delete("/a/b", first))).isEqualTo(3);
    assertThat(backend.get("/a/b")).isEmpty();
    assertThat(backend.delete("/a/b", first)).isInstanceOf(Conflict.class);
    assertThat(create("/a/b", "again")).isEqualTo(4);
    assertThat(backend.get("/a/b").orElseThrow().createRevision()).isEqualTo(4);
  }

  @Test
  void rangesAreOrderedLimitedAndCounted() {
    for (String name : List.of("c", "a", "e", "b", "d")) {
      create("/r/" + name, name);
    }
    create("/other/x", "x");
    create("/r0", "just behind the prefix");

    Range all = backend.range(RangeRequest.prefix("/r/").withCount());
    assertThat(keys(all)).containsExactly("/r/a", "/r/b", "/r/c", "/r/d", "/r/e");
    assertThat(all.more()).isFalse();
    assertThat(all.count()).isEqualTo(5);

    Range page = backend.range(RangeRequest.prefix("/r/").limitedTo(2).withCount());
    assertThat(keys(page)).containsExactly("/r/a", "/r/b");
    assertThat(page.more()).isTrue();
    assertThat(page.count()).isEqualTo(5);

    Range rest = backend.range(
        RangeRequest.prefix("/r/").startingAt("/r/b\0").limitedTo(3).withCount());
    assertThat(keys(rest)).containsExactly("/r/c", "/r/d", "/r/e");
    assertThat(rest.more()).isFalse();
    assertThat(rest.count()).isEqualTo(3);
    assertThat(backend.count("/r/")).isEqualTo(5);
  }

  @Test
  void keysAreOrderedByTheirBytes() {
    List<String> inOrder = List.of("/k/a", "/k/a/b", "/k/é", "/k/\uff5e", "/k/\ud83d\ude00");
    inOrder.forEach(key -> create(key, key));

    assertThat(keys(backend.range(RangeRequest.prefix("/k/")))).isEqualTo(inOrder);
  }

  @Test
  void thePastCanBeRead() {
    long a = create("/p/a", "a1");
    long b = create("/p/b", "b1");
    long a2 = written(backend.update("/p/a", bytes("a2"), a, 0));
    long gone = written(backend.delete("/p/b", b));
    create("/p/b", "b2");
    create("/p/c", "c1");

    assertThat(texts("/p/", 1)).isEmpty();
    assertThat(texts("/p/", a)).containsExactly("a1");
    assertThat(texts("/p/", b)).containsExactly("a1", "b1");
    assertThat(texts("/p/", a2)).containsExactly("a2", "b1");
    assertThat(texts("/p/", gone)).containsExactly("a2");
    assertThat(texts("/p/", 0)).containsExactly("a2", "b2", "c1");
    Range counted =
        backend.range(RangeRequest.prefix("/p/").atRevision(b).limitedTo(1).withCount());
    assertThat(keys(counted)).containsExactly("/p/a");
    assertThat(counted.more()).isTrue();
    assertThat(counted.count()).isEqualTo(2);
    assertThat(counted.revision()).isEqualTo(b);
    assertThatThrownBy(() -> texts("/p/", 99)).isInstanceOf(BackendException.FutureRevision.class);
  }

  @Test
  void compactionForgetsThePastAndNothingElse() {
    long a = create("/p/a", "a1");
    long a2 = written(backend.update("/p/a", bytes("a2"), a, 0));
    long b = create("/p/b", "b1");
    long gone = written(backend.delete("/p/b", b));
    long a3 = written(backend.update("/p/a", bytes("a3"), a2, 0));

    backend.compact(b);
    backend.compact(a);

    assertThatThrownBy(() -> texts("/p/", a2))
        .isInstanceOfSatisfying(
            BackendException.Compacted.class,
            compacted -> assertThat(compacted.compactRevision()).isEqualTo(b));
    assertThat(texts("/p/", b)).containsExactly("a2", "b1");
    assertThat(texts("/p/", gone)).containsExactly("a2");
    assertThat(texts("/p/", 0)).containsExactly("a3");
    assertThatThrownBy(() -> backend.watch("/p/", a2, new RecordingListener()))
        .isInstanceOf(BackendException.Compacted.class);
    assertThatThrownBy(() -> backend.compact(a3 + 1))
        .isInstanceOf(BackendException.FutureRevision.class);
  }

  @Test
  void aWatchShowsThePastThenThePresent() throws Exception {
    long one = create("/w/a", "a1");
    create("/other/x", "x");
    try (RecordingListener listener = RecordingListener.watching(backend, "/w/", one);
        RecordingListener late = RecordingListener.watching(backend, "/w/", one + 4)) {
      long two = written(backend.update("/w/a", bytes("a2"), one, 0));
      written(backend.delete("/w/a", two));
      create("/w/b", "b");

      assertThat(listener.next(4))
          .containsExactly("PUT /w/a@2", "PUT /w/a@4", "DELETE /w/a@5", "PUT /w/b@6");
      assertThat(late.next(1)).containsExactly("PUT /w/b@6");
      listener.stop();
      create("/w/c", "after close");
      assertThat(late.next(1)).containsExactly("PUT /w/c@7");
      assertThat(listener.waiting()).isZero();
    }
  }

  @Test
  void watchEventsCarryThePreviousState() throws Exception {
    long one = create("/w/a", "a1");
    long two = written(backend.update("/w/a", bytes("a2"), one, 0));
    written(backend.delete("/w/a", two));
    try (RecordingListener listener = RecordingListener.watching(backend, "/w/a", one)) {
      Event created = listener.nextEvent();
      Event updated = listener.nextEvent();
      Event deleted = listener.nextEvent();

      assertThat(created.isCreate()).isTrue();
      assertThat(text(updated.previous().orElseThrow())).isEqualTo("a1");
      assertThat(text(updated.current())).isEqualTo("a2");
      assertThat(updated.previous().orElseThrow().modRevision()).isEqualTo(one);
      assertThat(text(deleted.previous().orElseThrow())).isEqualTo("a2");
      assertThat(deleted.previous().orElseThrow().createRevision()).isEqualTo(one);
    }
  }

  @Test
  void keysOfALeaseGoWhenItRunsOut() throws Exception {
    long lease = backend.grantLease(Duration.ofSeconds(10));
    written(backend.create("/l/a", bytes("a"), lease));
    long b = written(backend.create("/l/b", bytes("b"), lease));
    written(backend.update("/l/b", bytes("b"), b, 0));
    assertThat(backend.get("/l/a").orElseThrow().lease()).isEqualTo(lease);
    try (RecordingListener listener =
        RecordingListener.watching(backend, "/l/", backend.currentRevision() + 1)) {
      clock.advance(Duration.ofSeconds(9));
      expireLeases();
      assertThat(backend.count("/l/")).isEqualTo(2);
      clock.advance(Duration.ofSeconds(2));
      expireLeases();

      assertThat(listener.next(1)).containsExactly("DELETE /l/a@5");
      assertThat(keys(backend.range(RangeRequest.prefix("/l/")))).containsExactly("/l/b");
    }
    assertThatThrownBy(() -> backend.create("/l/c", bytes("c"), lease))
        .isInstanceOf(BackendException.LeaseNotFound.class);
  }

  @Test
  void writersOnManyThreadsGetRevisionsOfTheirOwnAndWatchesSeeThemInOrder() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try (RecordingListener listener = RecordingListener.watching(backend, "/t/", 1)) {
      List<Callable<Long>> work = IntStream.range(0, 200)
          .<Callable<Long>>mapToObj(i -> () -> create("/t/" + i, "x"))
          .toList();
      List<Long> revisions =
          pool.invokeAll(work).stream().map(BackendContract::result).sorted().toList();

      assertThat(revisions)
          .isEqualTo(IntStream.range(2, 202).mapToObj(i -> (long) i).toList());
      for (long expected = 2; expected < 202; expected++) {
        assertThat(listener.nextEvent().revision()).isEqualTo(expected);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void racingUpdatesOfOneKeyLoseNothing() throws Exception {
    create("/c", "0");
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Long>> work =
          IntStream.range(0, 100).<Callable<Long>>mapToObj(i -> this::increment).toList();
      pool.invokeAll(work).forEach(BackendContract::result);
    } finally {
      pool.shutdownNow();
    }
    assertThat(text(backend.get("/c").orElseThrow())).isEqualTo("100");
    assertThat(backend.get("/c").orElseThrow().version()).isEqualTo(101);
  }

  @Test
  void closingEndsWatchesAndRefusesWork() throws Exception {
    RecordingListener listener = new RecordingListener();
    backend.watch("/w/", 1, listener);
    backend.close();

    assertThat(listener.end()).isInstanceOf(BackendException.Closed.class);
    assertThatThrownBy(() -> create("/a", "a")).isInstanceOf(BackendException.Closed.class);
    assertThatThrownBy(() -> backend.get("/a")).isInstanceOf(BackendException.Closed.class);
    backend.close();
  }

  private long increment() {
    while (true) {
      KeyValue current = backend.get("/c").orElseThrow();
      byte[] next = bytes(String.valueOf(Integer.parseInt(text(current)) + 1));
      if (backend.update("/c", next, current.modRevision(), 0) instanceof Written written) {
        return written.revision();
      }
    }
  }

  protected long create(String key, String value) {
    return written(backend.create(key, bytes(value), 0));
  }

  protected static long written(WriteResult result) {
    return ((Written) result).revision();
  }

  protected List<String> texts(String prefix, long revision) {
    return backend.range(RangeRequest.prefix(prefix).atRevision(revision)).items().stream()
        .map(BackendContract::text)
        .toList();
  }

  protected static List<String> keys(Range range) {
    return range.items().stream().map(KeyValue::key).toList();
  }

  protected static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  protected static String text(KeyValue keyValue) {
    return new String(keyValue.value(), UTF_8);
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
      throw new AssertionError(e);
    }
  }
}
