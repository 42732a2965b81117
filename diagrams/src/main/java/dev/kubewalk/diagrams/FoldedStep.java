package dev.kubewalk.diagrams;

import dev.kubewalk.tracer.NoteNames;
import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Steps;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The same step done one or more times by the same parent: a loop is one of these with a count.
 *
 * <p>Hooks are told apart by their names and never folded.
 */
record FoldedStep(List<RecordedStep> performances, List<FoldedStep> children) {

  /** Folds what {@code wanted} lets through; a step left out leaves its children to its parent. */
  static List<FoldedStep> fold(List<RecordedStep> siblings, Predicate<Steps> wanted) {
    Map<String, List<RecordedStep>> groups = new LinkedHashMap<>();
    for (RecordedStep step : shown(siblings, wanted)) {
      String name = step.note(NoteNames.HOOK).orElse("");
      groups.computeIfAbsent(step.entry() + name, k -> new ArrayList<>()).add(step);
    }
    List<FoldedStep> folded = new ArrayList<>();
    for (List<RecordedStep> group : groups.values()) {
      List<RecordedStep> below =
          group.stream().flatMap(s -> s.children().stream()).toList();
      folded.add(new FoldedStep(List.copyOf(group), fold(below, wanted)));
    }
    return folded;
  }

  private static List<RecordedStep> shown(List<RecordedStep> steps, Predicate<Steps> wanted) {
    List<RecordedStep> shown = new ArrayList<>();
    for (RecordedStep step : steps) {
      if (wanted.test(step.entry())) {
        shown.add(step);
      } else {
        shown.addAll(shown(step.children(), wanted));
      }
    }
    return shown;
  }

  RecordedStep first() {
    return performances.get(0);
  }

  Steps entry() {
    return first().entry();
  }

  int count() {
    return performances.size();
  }

  /** All performances together. */
  long durationNanos() {
    return performances.stream().mapToLong(RecordedStep::durationNanos).sum();
  }

  boolean failed() {
    return performances.stream().anyMatch(step -> step.failure().isPresent());
  }

  boolean open() {
    return performances.stream().anyMatch(RecordedStep::isOpen);
  }
}
