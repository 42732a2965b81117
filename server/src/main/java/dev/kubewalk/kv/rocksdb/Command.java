package dev.kubewalk.kv.rocksdb;

import dev.kubewalk.kv.KeyValue;
import dev.kubewalk.kv.LeaseTable;
import dev.kubewalk.kv.WriteResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rocksdb.RocksDBException;

/** What the committer can be asked to do. */
sealed interface Command<R> {
  R apply(Commit commit) throws RocksDBException;

  record Create(String key, byte[] value, long lease) implements Command<WriteResult> {
    @Override
    public WriteResult apply(Commit commit) throws RocksDBException {
      Optional<KeyValue> current = commit.current(key);
      return current.isPresent()
          ? commit.conflict(current)
          : commit.put(key, value, current, lease);
    }
  }

  record Update(String key, byte[] value, long modRevision, long lease)
      implements Command<WriteResult> {
    @Override
    public WriteResult apply(Commit commit) throws RocksDBException {
      Optional<KeyValue> current = commit.current(key);
      return current.isPresent() && current.get().modRevision() == modRevision
          ? commit.put(key, value, current, lease)
          : commit.conflict(current);
    }
  }

  record Delete(String key, long modRevision) implements Command<WriteResult> {
    @Override
    public WriteResult apply(Commit commit) throws RocksDBException {
      Optional<KeyValue> current = commit.current(key);
      return current.isPresent() && current.get().modRevision() == modRevision
          ? commit.delete(current.get())
          : commit.conflict(current);
    }
  }

  /** Gives the new lease's number. */
  record Grant(Instant now, Duration ttl) implements Command<Long> {
    @Override
    public Long apply(Commit commit) throws RocksDBException {
      long lease = commit.leases().grant(now, ttl);
      commit.putLease(lease, now.plus(ttl));
      return lease;
    }
  }

  /** Deletes some keys of leases that ran out; true when there is more to do. */
  record Expire(Instant now) implements Command<Boolean> {
    private static final int KEYS_AT_ONCE = 500;

    @Override
    public Boolean apply(Commit commit) throws RocksDBException {
      int left = KEYS_AT_ONCE;
      for (LeaseTable.Expired expired : commit.leases().expired(now)) {
        List<String> keys = expired.keys();
        for (String key : keys.subList(0, Math.min(left, keys.size()))) {
          deleteLeased(commit, key, expired.lease());
          left--;
        }
        if (left == 0) {
          return true;
        }
        commit.removeLease(expired.lease());
      }
      return false;
    }

    private static void deleteLeased(Commit commit, String key, long lease)
        throws RocksDBException {
      Optional<KeyValue> current = commit.current(key);
      if (current.isPresent() && current.get().lease() == lease) {
        commit.delete(current.get());
      }
    }
  }
}
