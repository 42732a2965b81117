package dev.kubewalk.kv;

import java.util.List;

/**
 * Receives a watch's events in the order of their revisions, from one thread at a time. That thread
 * serves every watch and, in the embedded backends, is the one that commits: a listener hands work
 * on, and neither blocks nor throws.
 */
public interface WatchListener {
  /** The next changes of the watched keys; never empty. */
  void onEvents(List<Event> events);

  /** The watch ended by itself, because the backend closed or lost its place. */
  default void onEnd(BackendException reason) {}
}
