package dev.kubewalk.apiserver.storage.etcd3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apiserver.storage.SelectionPredicate;
import dev.kubewalk.apiserver.storage.Storage;
import dev.kubewalk.apiserver.storage.StorageContract;
import dev.kubewalk.apiserver.storage.WatchEvent;
import dev.kubewalk.apiserver.storage.WatchStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StoreTest extends StorageContract {
  @Override
  protected Storage open() {
    return store;
  }

  @Test
  void aVersionInTheFutureIsRefusedWithoutAHint() {
    create("a");
    assertThatThrownBy(() -> list("/pods", "99", SelectionPredicate.everything()))
        .hasMessage("Timeout: Too large resource version: 99, current: 2")
        .isInstanceOfSatisfying(StatusException.class, e -> {
          assertThat(e.code()).isEqualTo(504);
          assertThat(e.status().has("details.retryAfterSeconds")).isFalse();
        });
    assertThatThrownBy(() -> storage.get("/pods/ns/a", "x"))
        .hasMessageStartingWith("invalid resource version: resourceVersion: Invalid value");
  }

  @Test
  void aCompactedWatchFailsInItsStream() throws Exception {
    create("a");
    create("b");
    create("c");
    backend.compact(4);
    try (WatchStream watch = storage.watchList("/pods", "2", SelectionPredicate.everything())) {
      WatchEvent event = collect(watch, 1).get(0);
      assertThat(event.type()).isEqualTo("ERROR");
      assertThat(((WatchEvent.Failure) event).status().stringAt("message"))
          .isEqualTo("The resourceVersion for the provided watch is too old.");
      assertThat(watch.isEnded()).isTrue();
    }
  }

  @Test
  void objectsWithATimeToLiveShareALeaseAndGo() {
    storage.create("/events/ns/a", pod("a", "x", "y"), Duration.ofHours(1));
    storage.create("/events/ns/b", pod("b", "x", "y"), Duration.ofHours(1));
    long a = backend.get("/registry/events/ns/a").orElseThrow().lease();
    assertThat(backend.get("/registry/events/ns/b").orElseThrow().lease()).isEqualTo(a);
    clock.advance(Duration.ofSeconds(61));
    storage.create("/events/ns/c", pod("c", "x", "y"), Duration.ofHours(1));
    assertThat(backend.get("/registry/events/ns/c").orElseThrow().lease()).isNotEqualTo(a);

    clock.advance(Duration.ofHours(1));
    backend.expireLeases();
    assertThat(storage.count("/events")).isEqualTo(1);
  }

  @Test
  void theProbeTellsWhenTheBackendIsGone() {
    HealthProbe probe = new HealthProbe(backend, "/registry");
    assertThat(probe.check()).isEmpty();
    backend.close();
    assertThat(probe.check()).contains("the store is closed");
  }
}
