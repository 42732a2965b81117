package dev.kubewalk.tracer;

/** One line of a recording that a step brings about; times are nanoseconds since the start. */
sealed interface Event {

  long step();

  long at();

  /** {@code parent} is 0 for a step without one; {@code handedOff} when it runs on another thread. */
  record Start(long step, long at, Steps entry, long parent, String thread, boolean handedOff)
      implements Event {}

  record Note(long step, long at, String name, Object value) implements Event {}

  record Change(long step, long at, String name, Object before, Object after) implements Event {}

  /** {@code failure} is null for a step that went well. */
  record End(long step, long at, Failure failure) implements Event {}

  record Failure(String type, String message) {}
}
