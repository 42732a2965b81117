package dev.kubewalk.diagrams;

import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.diff.NoteDiff;
import dev.kubewalk.tracer.diff.RecordingDiff;
import dev.kubewalk.tracer.diff.Setting;
import dev.kubewalk.tracer.diff.StepDiff;
import dev.kubewalk.tracer.labels.StepLabels;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Two runs as one sequence diagram: what differs is coloured, and of the rest only the way to it is
 * drawn.
 */
public final class DiffSequence {
  private static final String GREEN = "#1A7F37";
  private static final String AMBER = "#B35900";
  private static final String TITLE = "What is different";
  private static final int MAX_VALUE = 60;
  private static final int MAX_NOTES = 4;

  private final RecordingDiff diff;
  private final long threshold;
  private final Puml puml = new Puml(TITLE);

  private DiffSequence(RecordingDiff diff, long threshold) {
    this.diff = diff;
    this.threshold = threshold;
  }

  /** {@code threshold}: by how many nanoseconds a step must be slower or faster to be told of. */
  public static Diagram of(RecordingDiff diff, long threshold) {
    return new DiffSequence(diff, threshold).draw();
  }

  private Diagram draw() {
    Set<String> used = new LinkedHashSet<>();
    used.add("main");
    collect(diff.roots(), used);
    puml.line("hide footbox");
    for (String participant : Labels.participants()) {
      if (used.contains(participant)) {
        puml.line("participant \"" + participant + "\" as " + alias(participant));
      }
    }
    drawAll(diff.roots(), "main");
    if (used.size() == 1 && diff.roots().stream().noneMatch(root -> root.differs(threshold))) {
      puml.line("note over p_main : no step differs");
    }
    legend();
    return new Diagram("diff", TITLE, puml.end());
  }

  private void collect(List<StepDiff> steps, Set<String> used) {
    for (StepDiff step : steps) {
      if (step.differs(threshold)) {
        used.add(Labels.participant(step.entry()));
        if (!step.added() && !step.removed()) {
          collect(step.children(), used);
        }
      }
    }
  }

  /** What was added or removed is drawn without what is inside it. */
  private void drawAll(List<StepDiff> steps, String caller) {
    for (StepDiff step : steps) {
      if (step.differs(threshold)) {
        String callee = Labels.participant(step.entry());
        String color = color(step);
        String head = step.step().handedOff() ? "]>>" : "]>";
        puml.line(alias(caller) + " -[" + color + head + " " + alias(callee) + " : "
            + label(step, color));
        if (!step.added() && !step.removed()) {
          drawAll(step.children(), callee);
        }
      }
    }
  }

  private String color(StepDiff step) {
    if (step.added()) {
      return GREEN;
    }
    if (step.removed()) {
      return Puml.RED;
    }
    return step.differsItself(threshold) ? AMBER : Puml.GREY;
  }

  private String label(StepDiff step, String color) {
    String sign = step.added() ? "+ " : step.removed() ? "− " : "";
    RecordedStep shown = step.step();
    String name = sign + diff.number(step) + "  " + Puml.escape(StepLabels.of(shown));
    if (step.added() || step.removed()) {
      String inside = step.size() == 0 ? "" : " " + Puml.small("(" + step.size() + " inside)");
      return colored(color, name) + inside;
    }
    return color.equals(Puml.GREY)
        ? Puml.small(name)
        : colored(color, name) + String.join("", details(step));
  }

  private List<String> details(StepDiff step) {
    List<String> details = new ArrayList<>();
    if (step.moved()) {
      details.add("in another order");
    }
    if (step.endedDifferently()) {
      details.add(outcome(step.before()) + " → " + outcome(step.after()));
    }
    if (step.slower(threshold) || step.faster(threshold)) {
      details.add("itself " + Puml.duration(StepDiff.ownNanos(step.before())) + " → "
          + Puml.duration(StepDiff.ownNanos(step.after())));
    }
    step.notes().stream().limit(MAX_NOTES).forEach(note -> details.add(text(note)));
    if (step.notes().size() > MAX_NOTES) {
      details.add("and " + (step.notes().size() - MAX_NOTES) + " notes more");
    }
    return details.stream()
        .map(detail -> "\\n" + Puml.small(Puml.escape(detail)))
        .toList();
  }

  private static String outcome(RecordedStep step) {
    return switch (StepDiff.outcome(step)) {
      case OK -> "ok";
      case FAILED -> "failed: " + step.failure().orElseThrow().message();
      case OPEN -> "still open";
    };
  }

  private static String text(NoteDiff note) {
    if (note.isOfLists() && !note.elements().reordered()) {
      String removed = joined("− ", note.elements().removed());
      return note.name() + ": " + removed + joined("+ ", note.elements().added());
    }
    return note.name() + ": " + cut(String.valueOf(note.before())) + " → "
        + cut(String.valueOf(note.after()));
  }

  private static String joined(String sign, List<?> elements) {
    return elements.isEmpty()
        ? ""
        : cut(elements.stream().map(e -> sign + e).collect(Collectors.joining(" "))) + " ";
  }

  private static String cut(String text) {
    return text.length() <= MAX_VALUE ? text : text.substring(0, MAX_VALUE) + "…";
  }

  private void legend() {
    puml.line("legend");
    puml.line(colored(GREEN, "+ added") + "   " + colored(Puml.RED, "− removed") + "   "
        + colored(AMBER, "changed") + "   " + colored(Puml.GREY, "on the way there"));
    for (Setting setting : diff.settings()) {
      String before = cut(setting.before().orElse("not recorded"));
      String after = cut(setting.after().orElse("not recorded"));
      puml.line(Puml.escape(setting.name() + ": " + before + " → " + after));
    }
    puml.line("endlegend");
  }

  private static String colored(String color, String escaped) {
    return "<color:" + color + ">" + escaped + "</color>";
  }

  private static String alias(String participant) {
    return "p_" + participant.replaceAll("\\W", "_");
  }
}
