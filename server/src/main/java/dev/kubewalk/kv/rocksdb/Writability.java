package dev.kubewalk.kv.rocksdb;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.componentbase.klog.Klog;
import dev.kubewalk.kv.BackendException;

/**
 * Says in the log when the store stops taking writes and when it takes them again: a line each,
 * however many requests fail in between. Used by the committer's thread only.
 */
final class Writability {
  private final Klog log;
  private boolean refused;

  Writability(Klog log) {
    this.log = requireNonNull(log, "log is null");
  }

  void written() {
    if (refused) {
      refused = false;
      log.info("The store takes writes again");
    }
  }

  void failed(BackendException.NotWritable failure) {
    if (!refused) {
      refused = true;
      log.error(failure.getMessage()
          + "; until it can be, requests that change something get this error, and reads go on");
    }
  }
}
