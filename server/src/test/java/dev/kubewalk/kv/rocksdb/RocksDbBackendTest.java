package dev.kubewalk.kv.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubewalk.componentbase.GoRoutines;
import dev.kubewalk.componentbase.klog.Klog;
import dev.kubewalk.kv.Backend;
import dev.kubewalk.kv.BackendContract;
import dev.kubewalk.kv.BackendException;
import dev.kubewalk.kv.RangeRequest;
import dev.kubewalk.kv.RecordingListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RocksDbBackendTest extends BackendContract {
  @TempDir
  Path directory;

  @Override
  protected Backend open() {
    return RocksDbBackend.open(
        directory.resolve("store"), clock, GoRoutines.forThisJdk(), Klog.discard());
  }

  @Override
  protected void expireLeases() {
    ((RocksDbBackend) backend).expireLeases();
  }

  @Test
  void everythingIsThereAfterReopening() throws Exception {
    long a = create("/a", "a1");
    long a2 = written(backend.update("/a", bytes("a2"), a, 0));
    long b = create("/b", "b");
    long gone = written(backend.delete("/b", b));
    reopen();

    assertThat(backend.currentRevision()).isEqualTo(gone);
    assertThat(texts("/", 0)).containsExactly("a2");
    assertThat(texts("/", b)).containsExactly("a2", "b");
    assertThat(create("/c", "c")).isEqualTo(gone + 1);
    try (RecordingListener listener = RecordingListener.watching(backend, "/", a2)) {
      assertThat(listener.next(4))
          .containsExactly("PUT /a@3", "PUT /b@4", "DELETE /b@5", "PUT /c@6");
    }
  }

  @Test
  void leasesOutliveAReopening() {
    long lease = backend.grantLease(Duration.ofSeconds(10));
    written(backend.create("/l/a", bytes("a"), lease));
    reopen();
    written(backend.create("/l/b", bytes("b"), lease));
    assertThat(backend.grantLease(Duration.ofSeconds(10))).isGreaterThan(lease);
    clock.advance(Duration.ofSeconds(11));
    expireLeases();

    assertThat(backend.count("/l/")).isZero();
    reopen();
    assertThatThrownBy(() -> backend.create("/l/c", bytes("c"), lease))
        .isInstanceOf(BackendException.LeaseNotFound.class);
  }

  @Test
  void compactionOutlivesAReopeningAndEmptiesTheHistory() {
    long last = create("/k", "0");
    for (int i = 1; i <= 2_100; i++) {
      last = written(backend.update("/k", bytes("" + i), last, 0));
    }
    long kept = last;
    backend.compact(kept);
    reopen();

    assertThat(backend.currentRevision()).isEqualTo(kept);
    assertThat(texts("/k", kept)).containsExactly("2100");
    assertThatThrownBy(() -> backend.range(RangeRequest.prefix("/").atRevision(kept - 1)))
        .isInstanceOf(BackendException.Compacted.class);
    backend.close();
    try (Database database = new Database(directory.resolve("store"))) {
      assertThat(entries(database, database.history())).isEqualTo(1);
      assertThat(entries(database, database.log())).isEqualTo(1);
    }
  }

  @Test
  void theLogIsBoundedEvenIfNobodyCompacts() {
    for (int i = 0; i < 30; i++) {
      create("/k/" + i, "x");
    }
    RocksDbBackend store = (RocksDbBackend) backend;
    store.trimLog(31);
    assertThat(texts("/k/", 2)).hasSize(1);
    store.trimLog(20);
    assertThat(texts("/k/", 21)).hasSize(20);
    assertThatThrownBy(() -> texts("/k/", 20)).isInstanceOf(BackendException.Compacted.class);
  }

  @Test
  void aDirectoryInUseIsRefused() {
    assertThatThrownBy(this::open)
        .isInstanceOf(BackendException.InUse.class)
        .hasMessage(
            "the data directory " + directory.resolve("store") + " is in use by another process");
  }

  @Test
  void aPathThatIsNoDirectoryIsRefused() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));
    assertThatThrownBy(
            () -> RocksDbBackend.open(file, clock, GoRoutines.forThisJdk(), Klog.discard()))
        .isInstanceOf(BackendException.NotWritable.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void aKeyWithANulIsRefusedAndHurtsNobody() {
    assertThatThrownBy(() -> create("/a\0b", "x")).isInstanceOf(IllegalArgumentException.class);
    assertThat(create("/a", "x")).isEqualTo(2);
  }

  @Test
  void theServersOwnLogFilesAreBounded() throws Exception {
    for (int i = 0; i < 6; i++) {
      reopen();
    }
    try (var files = Files.list(directory.resolve("store"))) {
      List<String> logs = files
          .map(f -> f.getFileName().toString())
          .filter(n -> n.startsWith("LOG"))
          .toList();
      assertThat(logs.size()).isLessThanOrEqualTo(4);
    }
  }

  private void reopen() {
    backend.close();
    backend = open();
  }

  private static long entries(Database database, org.rocksdb.ColumnFamilyHandle family) {
    return database.read(db -> {
      long count = 0;
      try (var iterator = db.newIterator(family)) {
        for (iterator.seekToFirst(); iterator.isValid(); iterator.next()) {
          count++;
        }
      }
      return count;
    });
  }
}
