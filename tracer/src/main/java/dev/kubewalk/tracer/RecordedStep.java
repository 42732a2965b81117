package dev.kubewalk.tracer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A step read from a recording. Times are nanoseconds since the start of the recording. */
public final class RecordedStep {

  /** A value that a step changed; the values are as in {@link #notes}. */
  public record Change(String name, Object before, Object after) {}

  /** How a step failed. */
  public record Failure(String type, String message) {}

  /** One line of the recording: something that a step did. */
  public sealed interface Event {

    RecordedStep step();

    /** Nanoseconds since the start of the recording. */
    long at();

    /** The step was opened. */
    record Start(RecordedStep step, long at) implements Event {}

    /** The step noted a value; values are as in {@link RecordedStep#notes}. */
    record Note(RecordedStep step, long at, String name, Object value) implements Event {}

    /** The step changed a value. */
    record Change(RecordedStep step, long at, RecordedStep.Change change) implements Event {}

    /** The step was closed; {@code failure} is empty when it went well. */
    record End(RecordedStep step, long at, Optional<Failure> failure) implements Event {}
  }

  private final long id;
  private final Steps entry;
  private final RecordedStep parent;
  private final String thread;
  private final boolean handedOff;
  private final long start;
  private final List<RecordedStep> children = new ArrayList<>();
  private final Map<String, Object> notes = new LinkedHashMap<>();
  private final List<Change> changes = new ArrayList<>();
  private long end = -1;
  private Failure failure;

  RecordedStep(
      long id, Steps entry, RecordedStep parent, String thread, boolean handedOff, long start) {
    this.id = id;
    this.entry = entry;
    this.parent = parent;
    this.thread = thread;
    this.handedOff = handedOff;
    this.start = start;
    if (parent != null) {
      parent.children.add(this);
    }
  }

  void addNote(String name, Object value) {
    notes.put(name, value);
  }

  void addChange(Change change) {
    changes.add(change);
  }

  void end(long at, Failure outcome) {
    this.end = at;
    this.failure = outcome;
  }

  /** Number in the run, from 1, in order of start. */
  public long id() {
    return id;
  }

  public Steps entry() {
    return entry;
  }

  public Optional<RecordedStep> parent() {
    return Optional.ofNullable(parent);
  }

  public List<RecordedStep> children() {
    return Collections.unmodifiableList(children);
  }

  public String thread() {
    return thread;
  }

  /** True when the parent ran on another thread and handed this work over. */
  public boolean handedOff() {
    return handedOff;
  }

  public long startNanos() {
    return start;
  }

  /** -1 for a step that was still open when the recording ended. */
  public long endNanos() {
    return end;
  }

  public boolean isOpen() {
    return end < 0;
  }

  /** 0 for a step that was still open. */
  public long durationNanos() {
    return isOpen() ? 0 : end - start;
  }

  public Optional<Failure> failure() {
    return Optional.ofNullable(failure);
  }

  /** Values are String, Long, Double, Boolean, List or Map of these, or null. */
  public Map<String, Object> notes() {
    return Collections.unmodifiableMap(notes);
  }

  public List<Change> changes() {
    return Collections.unmodifiableList(changes);
  }

  /** A note as text, empty when there is none. */
  public Optional<String> note(String name) {
    return Optional.ofNullable(notes.get(name)).map(Object::toString);
  }

  /** A note that is a list, as texts; a single value counts as a list of one. */
  public List<String> noteList(String name) {
    Object value = notes.get(name);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(String::valueOf).toList();
    }
    return List.of(value.toString());
  }

  @Override
  public String toString() {
    return id + " " + entry.id() + " " + entry.key();
  }
}
