package dev.kubewalk.walkthrough.replay.dap;

import dev.kubewalk.tracer.RecordedStep;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The breakpoints that the IDE has set. It sends all those of a kind, or of a file, each time. */
final class Breakpoints {
  private final Map<String, List<Point>> inFiles = new HashMap<>();
  private final List<Point> named = new ArrayList<>();
  private boolean atFailures;
  private int lastId;

  private record Point(int id, Predicate<RecordedStep> steps) {}

  void clearFile(String path) {
    inFiles.remove(path);
  }

  void clearNamed() {
    named.clear();
  }

  /** Stops at the start of such steps; returns the breakpoint's number. */
  int addInFile(String path, Predicate<RecordedStep> steps) {
    inFiles.computeIfAbsent(path, p -> new ArrayList<>()).add(new Point(++lastId, steps));
    return lastId;
  }

  /** As {@link #addInFile}, for a breakpoint that has a name and no place. */
  int addNamed(Predicate<RecordedStep> steps) {
    named.add(new Point(++lastId, steps));
    return lastId;
  }

  /** Whether to stop where a step ends with a failure. */
  void stopAtFailures(boolean stop) {
    atFailures = stop;
  }

  boolean hits(RecordedStep.Event event) {
    return isFailure(event) || hit(event).findAny().isPresent();
  }

  /** The numbers of the breakpoints at this event. */
  Integer[] numbers(RecordedStep.Event event) {
    return hit(event).map(Point::id).toArray(Integer[]::new);
  }

  private boolean isFailure(RecordedStep.Event event) {
    return atFailures
        && event instanceof RecordedStep.Event.End end
        && end.failure().isPresent();
  }

  private Stream<Point> hit(RecordedStep.Event event) {
    if (!(event instanceof RecordedStep.Event.Start)) {
      return Stream.empty();
    }
    return Stream.concat(inFiles.values().stream().flatMap(List::stream), named.stream())
        .filter(point -> point.steps().test(event.step()));
  }
}
