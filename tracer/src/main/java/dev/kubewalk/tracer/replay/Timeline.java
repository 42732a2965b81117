package dev.kubewalk.tracer.replay;

import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Recording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The events of a recording, and at which of them each step starts, notes and ends. */
public final class Timeline {
  private static final int NEVER = Integer.MAX_VALUE;

  private final Recording recording;
  private final List<RecordedStep.Event> events;
  private final Map<RecordedStep, Span> spans = new HashMap<>();

  /** Where a step's events are; positions count from 0. */
  private static final class Span {
    final int start;
    final List<Integer> notes = new ArrayList<>();
    int end = NEVER;

    Span(int start) {
      this.start = start;
    }
  }

  private Timeline(Recording recording) {
    this.recording = recording;
    this.events = recording.events();
    for (int position = 0; position < events.size(); position++) {
      RecordedStep.Event event = events.get(position);
      if (event instanceof RecordedStep.Event.Start) {
        spans.put(event.step(), new Span(position));
      } else if (event instanceof RecordedStep.Event.End) {
        span(event.step()).end = position;
      } else {
        span(event.step()).notes.add(position);
      }
    }
  }

  public static Timeline of(Recording recording) {
    return new Timeline(recording);
  }

  public Recording recording() {
    return recording;
  }

  /** How many events there are. */
  public int size() {
    return events.size();
  }

  /**
   * @param position from 0 to {@link #size} - 1
   */
  public Moment at(int position) {
    return new Moment(this, position);
  }

  RecordedStep.Event event(int position) {
    return events.get(position);
  }

  int startOf(RecordedStep step) {
    return span(step).start;
  }

  /** {@link Integer#MAX_VALUE} when the step does not end in this recording. */
  int endOf(RecordedStep step) {
    return span(step).end;
  }

  /** The step's notes and changes up to a position, in order. */
  List<RecordedStep.Event> notesOf(RecordedStep step, int position) {
    return span(step).notes.stream()
        .filter(note -> note <= position)
        .map(events::get)
        .toList();
  }

  private Span span(RecordedStep step) {
    return spans.get(step);
  }
}
