package dev.kubewalk.diagrams;

import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.numbering.Numbering;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The shutdown: what each thread did after the stop signal, in the order in which it began. The
 * signal wakes the first thread, and that one the others.
 */
final class ShutdownSequence {

  private static final String SIGNAL = "signal";

  private final Recording recording;
  private final Numbering numbers;
  private final Map<String, String> threads = new LinkedHashMap<>();
  private final Set<String> awake = new HashSet<>();

  ShutdownSequence(Recording recording) {
    this.recording = recording;
    this.numbers = Numbering.of(recording);
  }

  Diagram draw() {
    String title = "Shutdown";
    Puml puml = new Puml(title);
    List<RecordedStep> steps = recording.steps().stream()
        .filter(step -> Labels.area(step.entry()).equals("shutdown"))
        .toList();
    steps.forEach(step -> threads.putIfAbsent(step.thread(), "t" + threads.size()));
    puml.line("hide footbox");
    if (threads.isEmpty()) {
      puml.line("participant \"still serving\" as t0");
    } else {
      puml.line("actor \"stop signal\" as " + SIGNAL);
    }
    threads.forEach(
        (name, alias) -> puml.line("participant \"" + Puml.escape(name) + "\" as " + alias));
    steps.forEach(step -> puml.line(arrow(step)));
    return new Diagram("shutdown", title, puml.end());
  }

  private String arrow(RecordedStep step) {
    String to = threads.get(step.thread());
    String from = awake.isEmpty() ? SIGNAL : awake.add(step.thread()) ? "t0" : to;
    awake.add(step.thread());
    String name = numbers.number(step.id()) + "  " + Labels.words(step.entry());
    String took = step.isOpen() ? "still open" : Puml.duration(step.durationNanos());
    return from + (from.equals(to) ? " -> " : " ->> ") + to + " : " + Puml.link(step, name) + " "
        + Puml.small(took);
  }
}
