package dev.kubewalk.kv;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One change: a key was written or deleted.
 *
 * <p>Go: vendor/go.etcd.io/etcd/mvcc/mvccpb/kv.pb.go (Event)
 *
 * @param current the state after the change; of a deletion only key and modRevision have a meaning
 * @param previous the state before it; empty when the key did not exist
 */
public record Event(Type type, KeyValue current, Optional<KeyValue> previous) {
  /** The two kinds of change. */
  public enum Type {
    PUT,
    DELETE
  }

  public Event {
    requireNonNull(type, "type is null");
    requireNonNull(current, "current is null");
    requireNonNull(previous, "previous is null");
  }

  public static Event put(KeyValue current, Optional<KeyValue> previous) {
    return new Event(Type.PUT, current, previous);
  }

  public static Event delete(KeyValue previous, long revision) {
    return new Event(
        Type.DELETE, KeyValue.deleted(previous.key(), revision), Optional.of(previous));
  }

  public String key() {
    return current.key();
  }

  /** The revision of the change. */
  public long revision() {
    return current.modRevision();
  }

  public boolean isCreate() {
    return type == Type.PUT && previous.isEmpty();
  }
}
