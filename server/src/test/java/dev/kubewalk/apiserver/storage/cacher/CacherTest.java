package dev.kubewalk.apiserver.storage.cacher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apiserver.storage.JsonCodec;
import dev.kubewalk.apiserver.storage.SelectionPredicate;
import dev.kubewalk.apiserver.storage.Storage;
import dev.kubewalk.apiserver.storage.StorageContract;
import dev.kubewalk.apiserver.storage.StorageException;
import dev.kubewalk.apiserver.storage.WatchEvent;
import dev.kubewalk.apiserver.storage.WatchStream;
import dev.kubewalk.componentbase.GoRoutines;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CacherTest extends StorageContract {
  private final Dispatcher dispatcher = new Dispatcher(clock, GoRoutines.forThisJdk());

  @Override
  protected Storage open() {
    return new Cacher(
        store, backend, new Config(new JsonCodec(), "/pods", 20, "v1", "Pod"), dispatcher);
  }

  @AfterEach
  void stopDispatcher() {
    dispatcher.close();
  }

  @Test
  void versionZeroIgnoresTheLimit() {
    create("a");
    create("b");
    assertThat(names(list("/pods", "0", byLabel("", 1)))).containsExactly("a", "b");
  }

  @Test
  void otherResourcesRevisionsCountAsSeen() {
    create("a");
    store.create("/secrets/ns/s", pod("s", "x", "y"), Duration.ZERO);
    long newest = backend.currentRevision();
    assertThat(list("/pods", "" + newest, SelectionPredicate.everything()).revision())
        .isEqualTo(newest);
    assertThat(storage.get("/pods/ns/a", "" + newest).revision()).isLessThan(newest);
  }

  @Test
  void aVersionInTheFutureIsWaitedForThenRefused() {
    create("a");
    assertThatThrownBy(() -> storage.get("/pods/ns/a", "99"))
        .hasMessage("Timeout: Too large resource version: 99, current: 2")
        .isInstanceOfSatisfying(
            StatusException.class,
            e -> assertThat(e.status().intAt("details.retryAfterSeconds")).isEqualTo(1));
  }

  @Test
  void aWatchOlderThanTheWindowIsToldSo() throws Exception {
    for (int i = 0; i < 30; i++) {
      create("p" + i);
    }
    try (WatchStream watch = storage.watchList("/pods", "3", SelectionPredicate.everything())) {
      WatchEvent.Failure failure = (WatchEvent.Failure) collect(watch, 1).get(0);
      assertThat(failure.status().stringAt("message"))
          .isEqualTo("too old resource version: 3 (11)");
      assertThat(failure.status().intAt("code")).isEqualTo(410);
    }
    try (WatchStream watch = storage.watchList("/pods", "11", SelectionPredicate.everything())) {
      assertThat(next(watch, 20)).startsWith("ADDED p10").endsWith("ADDED p29").hasSize(20);
    }
  }

  @Test
  void pagesOutliveTheWindow() {
    for (int i = 10; i < 20; i++) {
      create("p" + i);
    }
    var first = list("/pods/ns", "", byLabel("", 5));
    for (int i = 20; i < 60; i++) {
      create("p" + i);
    }
    var rest = list("/pods/ns", "", byLabel("", 100).continuedAt(first.continueToken()));
    assertThat(names(rest)).containsExactly("p15", "p16", "p17", "p18", "p19");
  }

  @Test
  void aCacheThatStartsLateKnowsWhatWasThere() throws Exception {
    create("a");
    Storage second = open();
    assertThat(names(second.list("/pods", "0", SelectionPredicate.everything())))
        .containsExactly("a");
    try (WatchStream watch = second.watchList("/pods", "0", SelectionPredicate.everything())) {
      assertThat(next(watch, 1)).containsExactly("ADDED a");
    }
    assertThatThrownBy(() -> second.get("/pods/ns/none", "0")).isInstanceOf(StorageException.class);
  }

  @Test
  void watchersShareTheEncodedEvent() throws Exception {
    try (WatchStream one = storage.watchList("/pods", "", SelectionPredicate.everything());
        WatchStream two = storage.watchList("/pods/ns", "", byLabel("app=web", 0))) {
      create("a");
      assertThat(collect(one, 1).get(0).line()).isSameAs(collect(two, 1).get(0).line());
    }
  }

  @Test
  void aSlowWatcherLosesItsWatch() throws Exception {
    WatchStream slow = storage.watchList("/pods", "", SelectionPredicate.everything());
    WatchStream other = storage.watch("/pods/ns/last", "", SelectionPredicate.everything());
    for (int i = 0; i <= 10_000; i++) {
      create("p" + i);
    }
    create("last");
    assertThat(next(other, 1)).containsExactly("ADDED last");
    assertThat(slow.isEnded()).isTrue();
  }

  @Test
  void aBookmarkComesJustBeforeTheDeadline() throws Exception {
    try (WatchStream watch =
        storage.watchList("/pods", "", SelectionPredicate.everything().withBookmarks())) {
      watch.deadline(clock.nanoTime() + Duration.ofSeconds(30).toNanos());
      long revision = create("a").revision();
      assertThat(next(watch, 1)).containsExactly("ADDED a");
      clock.advance(Duration.ofSeconds(29));
      WatchEvent.Bookmark bookmark = (WatchEvent.Bookmark) collect(watch, 1).get(0);
      assertThat(bookmark.revision()).isEqualTo(revision);
      assertThat(new String(bookmark.line(), java.nio.charset.StandardCharsets.UTF_8))
          .isEqualTo("{\"type\":\"BOOKMARK\",\"object\":{\"apiVersion\":\"v1\",\"kind\":\"Pod\","
              + "\"metadata\":{\"resourceVersion\":\"" + revision + "\"}}}\n");
    }
  }
}
