package dev.kubewalk.kv.rocksdb;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.componentbase.GoRoutines;
import dev.kubewalk.componentbase.klog.Klog;
import dev.kubewalk.kv.Backend;
import dev.kubewalk.kv.BackendException;
import dev.kubewalk.kv.KeyValue;
import dev.kubewalk.kv.LeaseReaper;
import dev.kubewalk.kv.LeaseTable;
import dev.kubewalk.kv.Range;
import dev.kubewalk.kv.RangeRequest;
import dev.kubewalk.kv.Watch;
import dev.kubewalk.kv.WatchHub;
import dev.kubewalk.kv.WatchListener;
import dev.kubewalk.kv.WriteResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksIterator;

/**
 * The embedded store. What is acknowledged is on the disk: it survives the end of the process at any
 * moment. Its layout on the disk is told in the package's description.
 */
public final class RocksDbBackend implements Backend {
  /** The log is compacted to the newer half when it grows beyond this, whoever else compacts. */
  private static final long LONGEST_LOG = 500_000;

  private final Clock clock;
  private final Database database;
  private final Snapshots snapshots;
  private final WatchHub hub;
  private final Committer committer;
  private final Compactor compactor;
  private final Thread committerThread;
  private final LeaseReaper reaper;

  private RocksDbBackend(Path directory, Clock clock, GoRoutines goRoutines, Klog log) {
    this.clock = requireNonNull(clock, "clock is null");
    this.database = new Database(directory);
    this.snapshots = new Snapshots(database);
    long revision = snapshots.revision();
    this.hub = new WatchHub(snapshots::log, revision);
    LeaseTable leases = readLeases();
    this.committer = new Committer(database, hub, leases, new Writability(log), revision);
    this.compactor = new Compactor(database, snapshots);
    this.committerThread = goRoutines.goPlatform("kv-committer", committer);
    this.reaper = new LeaseReaper(clock, goRoutines, this::cleanUp);
  }

  /**
   * Opens the store in {@code directory}, making it when there is none.
   *
   * @param log is told when the disk refuses writes, and when it takes them again
   * @throws BackendException.InUse when another process has it open
   * @throws BackendException.NotWritable when the directory cannot be written
   * @throws BackendException.Unreadable when the store is damaged
   */
  public static RocksDbBackend open(Path directory, Clock clock, GoRoutines goRoutines, Klog log) {
    return new RocksDbBackend(directory, clock, goRoutines, log);
  }

  @Override
  public long currentRevision() {
    return committer.revision();
  }

  @Override
  public Optional<KeyValue> get(String key) {
    byte[] record = database.read(db -> db.get(database.current(), Layout.key(key)));
    return Optional.ofNullable(record).map(bytes -> Layout.readRecord(key, bytes));
  }

  @Override
  public Range range(RangeRequest request) {
    return snapshots.range(request);
  }

  @Override
  public long count(String prefix) {
    return snapshots.count(RangeRequest.prefix(prefix));
  }

  @Override
  public WriteResult create(String key, byte[] value, long lease) {
    Layout.key(key); // refuses what is no key here, in the caller's thread
    return committer.submit(new Command.Create(key, value, lease));
  }

  @Override
  public WriteResult update(String key, byte[] value, long modRevision, long lease) {
    Layout.key(key); // refuses what is no key here, in the caller's thread
    return committer.submit(new Command.Update(key, value, modRevision, lease));
  }

  @Override
  public WriteResult delete(String key, long modRevision) {
    Layout.key(key); // refuses what is no key here, in the caller's thread
    return committer.submit(new Command.Delete(key, modRevision));
  }

  @Override
  public long grantLease(Duration ttl) {
    return committer.submit(new Command.Grant(clock.now(), ttl));
  }

  /** Deletes the keys of the leases that have run out. */
  void expireLeases() {
    while (committer.submit(new Command.Expire(clock.now()))) {
      // Some were left for the next batch, so that other writes come in between.
      continue;
    }
  }

  /** What is done about once a second. */
  private void cleanUp() {
    expireLeases();
    trimLog(LONGEST_LOG);
  }

  /** Keeps the log, and with it the history, from growing without end. */
  void trimLog(long longest) {
    long revision = committer.revision();
    if (revision - snapshots.compacted() > longest) {
      compact(revision - longest / 2);
    }
  }

  @Override
  public Watch watch(String prefix, long fromRevision, WatchListener listener) {
    return hub.watch(prefix, fromRevision, listener);
  }

  @Override
  public boolean awaitDelivered(long revision, Duration timeout) {
    // The common case takes no lock.
    return committer.revision() >= revision || hub.awaitPublished(revision, timeout);
  }

  @Override
  public void compact(long revision) {
    if (revision > committer.revision()) {
      throw new BackendException.FutureRevision();
    }
    compactor.compact(revision);
  }

  /** Finishes the writes that were handed over, ends the watches and closes the files. */
  @Override
  public void close() {
    reaper.close();
    committer.close();
    boolean interrupted = false;
    while (committerThread.isAlive()) {
      try {
        committerThread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    hub.close(BackendException.Closed::new);
    database.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private LeaseTable readLeases() {
    return database.read(db -> {
      LeaseTable leases = new LeaseTable();
      try (ReadOptions options = new ReadOptions();
          RocksIterator meta = db.newIterator(database.meta(), options)) {
        for (meta.seek(new byte[] {Layout.LEASE}); isAt(meta, Layout.LEASE); meta.next()) {
          Instant deadline = Instant.ofEpochMilli(Layout.number(meta.value()));
          leases.restore(Layout.leaseOf(meta.key()), deadline);
        }
        byte leased = Layout.LEASE_KEY;
        for (meta.seek(new byte[] {leased}); isAt(meta, leased); meta.next()) {
          leases.attach(Layout.keyOfLeased(meta.key()), Layout.leaseOf(meta.key()));
        }
        meta.status();
      }
      return leases;
    });
  }

  private static boolean isAt(RocksIterator iterator, byte first) {
    return iterator.isValid() && iterator.key()[0] == first;
  }
}
