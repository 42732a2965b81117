package dev.kubewalk.kv.rocksdb;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.kv.BackendException;
import dev.kubewalk.kv.LeaseTable;
import dev.kubewalk.kv.WatchHub;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.rocksdb.RocksDBException;

/**
 * The one thread that writes. While it waits for the disk, requests queue up; then it takes them all
 * at once, so the more writers there are the more share a sync. A batch goes through these steps:
 *
 * <ol>
 *   <li>each command compares and adds its writes to the batch;
 *   <li>the batch is written and synced;
 *   <li>the watches are told;
 *   <li>the new revision becomes visible and the callers are answered.
 * </ol>
 *
 * <p>When writing fails, every caller of the batch gets the error, and its revisions are skipped for
 * good: part of the batch may be on the disk all the same and come to light after a restart.
 */
final class Committer implements Runnable {
  private static final int LARGEST_BATCH = 1024;

  private final Database database;
  private final WatchHub hub;
  private final LeaseTable leases;
  private final Writability writability;
  private final BlockingQueue<Task<?>> queue = new LinkedBlockingQueue<>();

  /** Tells the thread to stop; queued like any other task. */
  private final Task<?> stop = new Task<>(new Command.Expire(Instant.EPOCH));

  /** The last revision given out; used by the committer's thread only. */
  private long lastUsed;

  private volatile long revision;
  private volatile boolean closed;

  /** A command and who waits for it. */
  private static final class Task<R> {
    private final Command<R> command;
    private final CompletableFuture<R> answer = new CompletableFuture<>();
    private R result;

    private Task(Command<R> command) {
      this.command = command;
    }

    private void apply(Commit commit) throws RocksDBException {
      result = command.apply(commit);
    }

    private void succeed() {
      answer.complete(result);
    }

    private void fail(BackendException failure) {
      answer.completeExceptionally(failure);
    }
  }

  Committer(
      Database database, WatchHub hub, LeaseTable leases, Writability writability, long revision) {
    this.database = requireNonNull(database, "database is null");
    this.hub = requireNonNull(hub, "hub is null");
    this.leases = requireNonNull(leases, "leases is null");
    this.writability = requireNonNull(writability, "writability is null");
    this.revision = revision;
    this.lastUsed = revision;
  }

  /** The newest revision that is on disk and known to the watches. */
  long revision() {
    return revision;
  }

  /** Hands a command to the committer's thread and waits for its result. */
  <R> R submit(Command<R> command) {
    Task<R> task = new Task<>(command);
    if (closed) {
      throw new BackendException.Closed();
    }
    queue.add(task);
    if (closed) {
      // The thread may have stopped between the two looks; if not, it answers first.
      failWaiting();
    }
    try {
      return task.answer.join();
    } catch (CompletionException e) {
      throw unwrap(e);
    }
  }

  /** Ends the thread after what was queued before. */
  void close() {
    closed = true;
    queue.add(stop);
  }

  @Override
  public void run() {
    List<Task<?>> tasks = new ArrayList<>();
    try {
      boolean running = true;
      while (running) {
        tasks.clear();
        tasks.add(queue.take());
        queue.drainTo(tasks, LARGEST_BATCH - 1);
        running = !tasks.remove(stop);
        commit(tasks);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      // Whatever ended the thread, nobody is left waiting for it.
      closed = true;
      tasks.forEach(task -> task.fail(new BackendException.Closed()));
      failWaiting();
    }
  }

  private void commit(List<Task<?>> tasks) {
    List<Task<?>> done = new ArrayList<>(tasks.size());
    try (Commit commit = new Commit(database, leases, lastUsed)) {
      for (Task<?> task : tasks) {
        if (apply(task, commit)) {
          done.add(task);
        }
      }
      lastUsed = commit.revision();
      if (commit.seal()) {
        database.write(commit.batch());
        writability.written();
        commit.succeeded();
        hub.publish(commit.events(), lastUsed);
        revision = lastUsed;
      }
      done.forEach(Task::succeed);
    } catch (BackendException.NotWritable e) {
      writability.failed(e);
      done.forEach(task -> task.fail(e));
    } catch (BackendException e) {
      done.forEach(task -> task.fail(e));
    } catch (RocksDBException e) {
      BackendException failure = new BackendException.NotWritable(e.getMessage(), e);
      done.forEach(task -> task.fail(failure));
    }
  }

  /** Runs one command; a failure of its own (an unknown lease) is answered and hurts no other. */
  private static boolean apply(Task<?> task, Commit commit) throws RocksDBException {
    try {
      task.apply(commit);
      return true;
    } catch (BackendException e) {
      task.fail(e);
      return false;
    }
  }

  private void failWaiting() {
    List<Task<?>> waiting = new ArrayList<>();
    queue.drainTo(waiting);
    waiting.forEach(task -> task.fail(new BackendException.Closed()));
  }

  private static RuntimeException unwrap(CompletionException e) {
    return e.getCause() instanceof BackendException failure ? failure : e;
  }
}
