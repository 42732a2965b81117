package dev.kubewalk.walkthrough.diff;

import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.diff.NoteDiff;
import dev.kubewalk.tracer.diff.RecordingDiff;
import dev.kubewalk.tracer.diff.Setting;
import dev.kubewalk.tracer.diff.StepDiff;
import dev.kubewalk.tracer.labels.StepLabels;
import dev.kubewalk.walkthrough.narration.Language;
import dev.kubewalk.walkthrough.narration.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * A comparison as text: the settings that differ, the numbers, and the steps that differ as a tree.
 * A line of the tree begins with {@code +} (added), {@code -} (removed), {@code ~} (changed), or
 * with a space when it only leads to such steps.
 */
public final class DiffText {
  private static final int MAX_VALUE = 100;
  private static final String INDENT = "  ";

  private final RecordingDiff diff;
  private final long threshold;
  private final DiffWords words;
  private final List<String> lines = new ArrayList<>();

  /** {@code threshold}: by how many nanoseconds a step must be slower or faster to be told of. */
  public DiffText(RecordingDiff diff, Language language, long threshold) {
    this.diff = diff;
    this.threshold = threshold;
    this.words = DiffWords.of(language);
  }

  /** The lines of the text; the names are what the recordings are called. */
  public List<String> tell(String before, String after) {
    lines.add("--- " + header(before, diff.before()));
    lines.add("+++ " + header(after, diff.after()));
    cutOff(before, diff.before());
    cutOff(after, diff.after());
    lines.add("");
    settings();
    lines.add("");
    if (diff.sameSteps()) {
      lines.add(words.sameSteps());
    }
    lines.add(counts());
    if (diff.roots().stream().anyMatch(root -> root.differs(threshold))) {
      lines.add("");
      diff.roots().forEach(root -> step(root, 0));
    }
    return List.copyOf(lines);
  }

  private String header(String name, Recording recording) {
    OptionalLong nanos = RecordingDiff.startupNanos(recording);
    String startup =
        nanos.isPresent() ? words.startup().formatted(Values.duration(nanos.getAsLong())) : "";
    return words.header().formatted(name, recording.steps().size(), startup);
  }

  private void cutOff(String name, Recording recording) {
    if (!recording.complete()) {
      lines.add(words.cutOff().formatted(name));
    }
  }

  private void settings() {
    if (diff.settings().isEmpty()) {
      lines.add(words.noSettings());
      return;
    }
    lines.add(words.settings());
    int width = diff.settings().stream().mapToInt(s -> name(s).length()).max().orElse(0);
    for (Setting setting : diff.settings()) {
      String padding = " ".repeat(width - name(setting).length());
      lines.add(INDENT + name(setting) + padding + INDENT
          + known(setting.before().orElse(null)) + " → " + known(setting.after().orElse(null)));
    }
  }

  private String name(Setting setting) {
    return switch (setting.name()) {
      case Setting.VERSION -> words.version();
      case Setting.JDK -> "JDK";
      default -> setting.name();
    };
  }

  private String counts() {
    return words
        .counts()
        .formatted(
            diff.count(StepDiff::added),
            diff.count(StepDiff::removed),
            diff.count(StepDiff::moved),
            diff.count(StepDiff::endedDifferently),
            diff.count(step -> !step.notes().isEmpty()),
            diff.count(step -> step.slower(threshold)),
            diff.count(step -> step.faster(threshold)));
  }

  private void step(StepDiff step, int depth) {
    if (!step.differs(threshold)) {
      return;
    }
    String name = diff.number(step) + INDENT + StepLabels.of(step.step());
    if (step.added() || step.removed()) {
      String inside = step.size() == 0 ? "" : INDENT + words.inside().formatted(step.size());
      line(step.added() ? '+' : '-', depth, name + inside + causes(step));
      return;
    }
    if (step.differsItself(threshold)) {
      line('~', depth, name + itself(step) + causes(step));
      step.notes().forEach(note -> line('~', depth + 2, text(note)));
    } else {
      line(' ', depth, name);
    }
    step.children().forEach(child -> step(child, depth + 1));
  }

  private void line(char sign, int depth, String text) {
    lines.add(sign + " " + INDENT.repeat(depth) + text);
  }

  private String itself(StepDiff step) {
    StringBuilder text = new StringBuilder();
    if (step.moved()) {
      text.append(INDENT).append(words.moved());
    }
    if (step.endedDifferently()) {
      text.append(INDENT).append(outcome(step.before()));
      text.append(" → ").append(outcome(step.after()));
    }
    if (step.slower(threshold) || step.faster(threshold)) {
      String before = Values.duration(StepDiff.ownNanos(step.before()));
      String after = Values.duration(StepDiff.ownNanos(step.after()));
      text.append(INDENT).append(words.itself().formatted(before, after));
    }
    return text.toString();
  }

  private String outcome(RecordedStep step) {
    return switch (StepDiff.outcome(step)) {
      case OK -> words.ok();
      case FAILED -> words.failed().formatted(step.failure().orElseThrow().message());
      case OPEN -> words.open();
    };
  }

  private String causes(StepDiff step) {
    if (step.causes().isEmpty()) {
      return "";
    }
    String flags = step.causes().stream().map(Setting::name).collect(Collectors.joining(", "));
    return INDENT + "← " + words.perhaps().formatted(flags);
  }

  private String text(NoteDiff note) {
    if (!note.isOfLists()) {
      return note.name() + ": " + known(note.before()) + " → " + known(note.after());
    }
    NoteDiff.Elements elements = note.elements();
    if (elements.reordered()) {
      return note.name() + ": " + words.reordered();
    }
    List<String> parts = new ArrayList<>();
    elements.removed().forEach(element -> parts.add("-" + element));
    elements.added().forEach(element -> parts.add("+" + element));
    return note.name() + ": " + cut(String.join("  ", parts));
  }

  private String known(Object value) {
    if (value == null) {
      return words.notRecorded();
    }
    String text = String.valueOf(value);
    return text.isEmpty() ? words.empty() : cut(text);
  }

  private static String cut(String text) {
    return text.length() <= MAX_VALUE ? text : text.substring(0, MAX_VALUE) + "…";
  }
}
