package dev.kubewalk.tracer.export;

import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Recording;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The steps as slices on lanes, where the slices of one lane nest and a slice inside another is
 * really that step's child.
 *
 * <p>A thread is one lane nearly always. It gets another one for steps that were closed out of
 * order, and when several threads had the same name. A step that was still open ends where the
 * recording does.
 */
final class Lanes {

  /** What {@link Lane#walk} tells, in order of time; every begin has its end. */
  interface Visitor {
    void begin(Slice slice);

    void end(Slice slice);
  }

  /** A step on its lane; nanoseconds since the start of the recording. */
  record Slice(RecordedStep step, long start, long end) {}

  /** A thread, or a part of one. */
  static final class Lane {
    private final int number;
    private final String name;
    private final List<Slice> slices = new ArrayList<>();
    private final Deque<Slice> open = new ArrayDeque<>();

    private Lane(int number, String name) {
      this.number = number;
      this.name = name;
    }

    /** From 1, in order of the lanes' first steps. */
    int number() {
      return number;
    }

    /** The thread's name; with a number behind it for its second lane and further ones. */
    String name() {
      return name;
    }

    /** In order of their start, outer ones first. */
    List<Slice> slices() {
      return Collections.unmodifiableList(slices);
    }

    void walk(Visitor visitor) {
      Deque<Slice> stack = new ArrayDeque<>();
      for (Slice slice : slices) {
        while (!stack.isEmpty() && isOver(stack.peek(), slice)) {
          visitor.end(stack.pop());
        }
        visitor.begin(slice);
        stack.push(slice);
      }
      while (!stack.isEmpty()) {
        visitor.end(stack.pop());
      }
    }

    private boolean take(Slice slice) {
      while (!open.isEmpty() && isOver(open.peek(), slice)) {
        open.pop();
      }
      Slice outer = open.peek();
      if (outer != null && !(isParent(outer, slice) && slice.end() <= outer.end())) {
        return false;
      }
      open.push(slice);
      slices.add(slice);
      return true;
    }

    private static boolean isOver(Slice earlier, Slice slice) {
      return earlier.end() <= slice.start() && !isParent(earlier, slice);
    }

    private static boolean isParent(Slice outer, Slice slice) {
      return slice.step().parent().filter(parent -> parent == outer.step()).isPresent()
          && slice.start() <= outer.end();
    }
  }

  private final List<Lane> lanes = new ArrayList<>();
  private final Map<String, List<Lane>> byThread = new LinkedHashMap<>();
  private final Map<RecordedStep, Lane> byStep = new HashMap<>();
  private final Map<RecordedStep, Slice> slices = new HashMap<>();

  Lanes(Recording recording) {
    long last = recording.lastNanos();
    for (RecordedStep step : recording.steps()) {
      place(new Slice(step, step.startNanos(), step.isOpen() ? last : step.endNanos()));
    }
  }

  /** In order of their first steps. */
  List<Lane> all() {
    return Collections.unmodifiableList(lanes);
  }

  Lane of(RecordedStep step) {
    return byStep.get(step);
  }

  Slice slice(RecordedStep step) {
    return slices.get(step);
  }

  private void place(Slice slice) {
    List<Lane> ofThread =
        byThread.computeIfAbsent(slice.step().thread(), name -> new ArrayList<>());
    Lane own = null;
    for (Lane lane : ofThread) {
      if (lane.take(slice)) {
        own = lane;
        break;
      }
    }
    if (own == null) {
      String name = slice.step().thread();
      int count = ofThread.size() + 1;
      own = new Lane(lanes.size() + 1, count == 1 ? name : name + " (" + count + ")");
      own.take(slice);
      ofThread.add(own);
      lanes.add(own);
    }
    byStep.put(slice.step(), own);
    slices.put(slice.step(), slice);
  }
}
