package dev.kubewalk.walkthrough.lessons.view;

import dev.kubewalk.tracer.NoteNames;
import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.walkthrough.lessons.LessonFacts.DiagramPart;
import dev.kubewalk.walkthrough.narration.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A part of the recorded run as a tree of text: what is inside one step, how long it took. */
final class StepTree {
  private final List<Row> rows = new ArrayList<>();
  private final int depth;

  /** What stands on a line before and behind the gap that aligns the times. */
  private record Row(String step, String took) {}

  private StepTree(int depth) {
    this.depth = depth;
  }

  /** Empty when the run did not come so far. */
  static List<String> draw(Recording recording, DiagramPart part) {
    StepTree tree = new StepTree(part.depth());
    recording.first(part.root()).ifPresent(root -> tree.add(root, 1, "", "", 0));
    int width = tree.rows.stream().mapToInt(row -> row.step().length()).max().orElse(0);
    return tree.rows.stream()
        .map(row -> row.step() + " ".repeat(width - row.step().length() + 2) + row.took())
        .toList();
  }

  private void add(RecordedStep step, int times, String mark, String indent, int level) {
    rows.add(row(mark, step, times));
    if (level == depth) {
      return;
    }
    List<List<RecordedStep>> children = grouped(step.children());
    for (int i = 0; i < children.size(); i++) {
      boolean last = i == children.size() - 1;
      List<RecordedStep> same = children.get(i);
      String childMark = indent + (last ? "└─ " : "├─ ");
      add(same.get(0), same.size(), childMark, indent + (last ? "   " : "│  "), level + 1);
    }
  }

  /** Performances of one entry that cannot be told apart by a name are one line with a count. */
  private static List<List<RecordedStep>> grouped(List<RecordedStep> children) {
    Map<String, List<RecordedStep>> groups = new LinkedHashMap<>();
    for (RecordedStep child : children) {
      groups.computeIfAbsent(name(child), name -> new ArrayList<>()).add(child);
    }
    return List.copyOf(groups.values());
  }

  private static String name(RecordedStep step) {
    String function = step.entry().id() + " " + step.entry().goFunction();
    return step.note(NoteNames.HOOK).map(hook -> function + " " + hook).orElse(function);
  }

  private static Row row(String mark, RecordedStep step, int times) {
    String took = step.isOpen() ? "…" : Values.duration(step.durationNanos());
    String thread = step.handedOff() ? "  ⇢ " + step.thread() : "";
    return new Row(mark + name(step) + (times > 1 ? " ×" + times : ""), took + thread);
  }
}
