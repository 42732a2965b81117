package dev.kubewalk.diagrams;

import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.tracer.numbering.Numbering;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The longest steps of the start-up as bars on one time axis; a loop is one bar. */
final class TimelineDiagram {

  private static final int BARS = 40;
  private static final int COLUMNS = 60;

  private final Recording recording;
  private final Numbering numbers;

  /** When the stop signal came; what is still going on then is no part of the start-up. */
  private final long stopNanos;

  TimelineDiagram(Recording recording) {
    this.recording = recording;
    this.numbers = Numbering.of(recording);
    this.stopNanos =
        recording.first(Steps.FIRST_SIGNAL).map(RecordedStep::startNanos).orElse(Long.MAX_VALUE);
  }

  Diagram draw() {
    String title = "Timeline of the start-up";
    Puml puml = new Puml(title);
    List<FoldedStep> all = new ArrayList<>();
    flatten(FoldedStep.fold(recording.roots(), TimelineDiagram::isWork), all);
    List<FoldedStep> longest = all.stream()
        .filter(step -> !step.open() && end(step) <= stopNanos)
        .sorted(Comparator.comparingLong(FoldedStep::durationNanos)
            .reversed()
            .thenComparing(step -> step.first().id()))
        .limit(BARS)
        .sorted(Comparator.comparingLong(step -> step.first().id()))
        .toList();
    long whole =
        Math.max(1, longest.stream().mapToLong(TimelineDiagram::end).max().orElse(1));
    puml.open("rectangle timeline [");
    puml.line("the " + longest.size() + " longest steps; the axis is " + Puml.duration(whole));
    puml.line("|= step |= when |= started at |= took |");
    longest.forEach(step -> puml.line(row(step, whole)));
    puml.close("]");
    return new Diagram("timeline", title, puml.end());
  }

  /** Waiting for the stop signal is no work, nor is what wraps it. */
  private static boolean isWork(Steps entry) {
    boolean startup = !List.of("request", "shutdown").contains(Labels.area(entry));
    return startup && entry != Steps.WAIT_FOR_STOP;
  }

  private static void flatten(List<FoldedStep> steps, List<FoldedStep> into) {
    for (FoldedStep step : steps) {
      into.add(step);
      flatten(step.children(), into);
    }
  }

  private String row(FoldedStep step, long whole) {
    RecordedStep first = step.first();
    String name = Labels.of(first);
    String times = step.count() > 1 ? " ×" + step.count() : "";
    return "| "
        + Puml.link(first, numbers.number(first.id()) + "  " + Puml.escape(name) + times)
        + " | "
        + bar(first.startNanos(), end(step), whole)
        + " | "
        + Puml.duration(first.startNanos())
        + " | "
        + Puml.duration(step.durationNanos())
        + " |";
  }

  /** Of what goes on for ever, such as keeping the endpoints fresh, the first time counts. */
  private static long end(FoldedStep step) {
    if (Labels.area(step.entry()).equals("bootstrap")) {
      return step.first().endNanos();
    }
    return step.performances().stream().mapToLong(RecordedStep::endNanos).max().orElse(0);
  }

  /** A pale track with the time of the step in it; every step shows at least one column. */
  private static String bar(long startNanos, long endNanos, long whole) {
    int start = (int) Math.min(COLUMNS - 1, startNanos * COLUMNS / whole);
    int end = (int) Math.max(start + 1, Math.min(COLUMNS, endNanos * COLUMNS / whole));
    return track(start)
        + "<color:"
        + Puml.BLUE
        + ">"
        + "█".repeat(end - start)
        + "</color>"
        + track(COLUMNS - end);
  }

  private static String track(int columns) {
    return columns == 0 ? "" : "<color:#E5E7EB>" + "█".repeat(columns) + "</color>";
  }
}
