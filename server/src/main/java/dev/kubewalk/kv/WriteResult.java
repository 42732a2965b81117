package dev.kubewalk.kv;

import java.util.Optional;

/** How a conditional write ended. A condition that did not hold is a result, not an exception. */
public sealed interface WriteResult {
  /**
   * Done, and durable where the store is.
   *
   * @param revision the revision of the write
   */
  record Written(long revision) implements WriteResult {}

  /**
   * Nothing was written: the key was not in the expected state.
   *
   * @param current the key as it is; empty when it does not exist
   * @param revision the store's revision when it was looked at
   */
  record Conflict(Optional<KeyValue> current, long revision) implements WriteResult {}
}
