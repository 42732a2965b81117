package dev.kubewalk.diagrams;

import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Recording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The shutdown: what each thread did after the stop signal, in the order in which it began. */
final class ShutdownSequence {

  private final Recording recording;

  ShutdownSequence(Recording recording) {
    this.recording = recording;
  }

  Diagram draw() {
    String title = "Shutdown";
    Puml puml = new Puml(title);
    List<RecordedStep> steps = recording.steps().stream()
        .filter(step -> Labels.area(step.entry()).equals("shutdown"))
        .toList();
    Map<String, String> threads = new LinkedHashMap<>();
    steps.forEach(step -> threads.putIfAbsent(step.thread(), "t" + threads.size()));
    puml.line("hide footbox");
    if (threads.isEmpty()) {
      puml.line("participant \"still serving\" as t0");
    }
    threads.forEach(
        (name, alias) -> puml.line("participant \"" + Puml.escape(name) + "\" as " + alias));
    RecordedStep previous = null;
    List<String> lines = new ArrayList<>();
    for (RecordedStep step : steps) {
      String to = threads.get(step.thread());
      String from = from(step, previous, threads);
      String label = Puml.link(step, step.entry().id() + "  " + Labels.words(step.entry()));
      String took = step.isOpen() ? "still open" : Puml.duration(step.durationNanos());
      lines.add(from + (from.equals(to) ? " -> " : " ->> ") + to + " : " + label + " "
          + Puml.small(took));
      previous = step;
    }
    lines.forEach(puml::line);
    return new Diagram("shutdown", title, puml.end());
  }

  /** The thread of the parent, or of the first step for what has no recorded cause. */
  private static String from(
      RecordedStep step, RecordedStep previous, Map<String, String> threads) {
    String own = threads.get(step.thread());
    String parent = step.parent().map(p -> threads.get(p.thread())).orElse(null);
    if (parent != null) {
      return parent;
    }
    return previous == null ? own : threads.values().iterator().next();
  }
}
