package dev.kubewalk.tracer;

import java.util.Optional;

/** One line of a recording that was read: something that a step did. */
public sealed interface RecordedEvent {

  RecordedStep step();

  /** Nanoseconds since the start of the recording. */
  long at();

  /** The step was opened. */
  record Start(RecordedStep step, long at) implements RecordedEvent {}

  /** The step noted a value; values are as in {@link RecordedStep#notes}. */
  record Note(RecordedStep step, long at, String name, Object value) implements RecordedEvent {}

  /** The step changed a value. */
  record Change(RecordedStep step, long at, RecordedStep.Change change) implements RecordedEvent {}

  /** The step was closed; {@code failure} is empty when it went well. */
  record End(RecordedStep step, long at, Optional<RecordedStep.Failure> failure)
      implements RecordedEvent {}
}
