package dev.kubewalk.tracer.diff;

import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.labels.StepLabels;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds for each step its counterpart, parent by parent.
 *
 * <ol>
 *   <li>What ran on the parent's thread has an order: the longest common sequence of the same steps
 *       (same entry, same hook or resource) stays in place.
 *   <li>The same step elsewhere among the siblings was moved.
 *   <li>What remains was added or removed.
 * </ol>
 *
 * <p>What was handed to other threads has no order: there the same step anywhere is the counterpart.
 */
final class Alignment {

  /** Two steps, or one and null. */
  private record Pair(RecordedStep before, RecordedStep after, boolean moved) {}

  private final Causes causes;

  Alignment(Causes causes) {
    this.causes = causes;
  }

  List<StepDiff> align(List<RecordedStep> before, List<RecordedStep> after) {
    List<Pair> pairs = new ArrayList<>(inOrder(onThreadOfParent(before), onThreadOfParent(after)));
    pairs.addAll(inAnyOrder(elsewhere(before), elsewhere(after)));
    return pairs.stream().map(this::diff).toList();
  }

  private StepDiff diff(Pair pair) {
    RecordedStep before = pair.before();
    RecordedStep after = pair.after();
    List<StepDiff> children = align(
        before == null ? List.of() : before.children(),
        after == null ? List.of() : after.children());
    if (before == null || after == null) {
      List<Setting> guess = causes.of(before == null ? after : before);
      return new StepDiff(before, after, false, List.of(), guess, children);
    }
    List<NoteDiff> notes = NoteDiff.between(before, after);
    return new StepDiff(before, after, pair.moved(), notes, causes.of(notes), children);
  }

  /** Steps without a parent belong to the first one's thread, which is the main one. */
  private static List<RecordedStep> onThreadOfParent(List<RecordedStep> siblings) {
    return siblings.stream().filter(step -> isOrdered(step, siblings)).toList();
  }

  private static List<RecordedStep> elsewhere(List<RecordedStep> siblings) {
    return siblings.stream().filter(step -> !isOrdered(step, siblings)).toList();
  }

  private static boolean isOrdered(RecordedStep step, List<RecordedStep> siblings) {
    return step.parent().isPresent()
        ? !step.handedOff()
        : step.thread().equals(siblings.get(0).thread());
  }

  private static List<Pair> inOrder(List<RecordedStep> before, List<RecordedStep> after) {
    List<Pair> kept = new ArrayList<>();
    for (CommonSequence.Match match : CommonSequence.of(
        before.stream().map(Alignment::identity).toList(),
        after.stream().map(Alignment::identity).toList())) {
      kept.add(new Pair(before.get(match.first()), after.get(match.second()), false));
    }
    Set<RecordedStep> placed = new HashSet<>();
    kept.forEach(pair -> {
      placed.add(pair.before());
      placed.add(pair.after());
    });
    List<RecordedStep> left = new ArrayList<>(before);
    List<RecordedStep> right = new ArrayList<>(after);
    left.removeIf(placed::contains);
    right.removeIf(placed::contains);
    List<Pair> rest = new ArrayList<>(counterparts(left, right, true));
    return merge(kept, rest, left, right);
  }

  private static List<Pair> inAnyOrder(List<RecordedStep> before, List<RecordedStep> after) {
    List<RecordedStep> left = new ArrayList<>(before);
    List<RecordedStep> right = new ArrayList<>(after);
    List<Pair> pairs = new ArrayList<>(counterparts(left, right, false));
    return merge(List.of(), pairs, left, right);
  }

  /** Takes the same steps out of both lists. */
  private static List<Pair> counterparts(
      List<RecordedStep> left, List<RecordedStep> right, boolean moved) {
    Map<String, Deque<RecordedStep>> others = new HashMap<>();
    right.forEach(
        step -> others.computeIfAbsent(identity(step), i -> new ArrayDeque<>()).add(step));
    List<Pair> pairs = new ArrayList<>();
    for (RecordedStep step : left) {
      Deque<RecordedStep> same = others.get(identity(step));
      if (same != null && !same.isEmpty()) {
        pairs.add(new Pair(step, same.remove(), moved));
      }
    }
    Set<RecordedStep> taken = new HashSet<>();
    pairs.forEach(pair -> {
      taken.add(pair.before());
      taken.add(pair.after());
    });
    left.removeIf(taken::contains);
    right.removeIf(taken::contains);
    return pairs;
  }

  /**
   * All pairs in the order of the second run. A step that only the first run did comes right after
   * the one that it followed there.
   */
  private static List<Pair> merge(
      List<Pair> kept, List<Pair> others, List<RecordedStep> left, List<RecordedStep> right) {
    List<Pair> merged = new ArrayList<>(kept);
    merged.addAll(others);
    right.forEach(step -> merged.add(new Pair(null, step, false)));
    merged.sort(Comparator.comparingLong(pair -> pair.after().id()));
    for (RecordedStep removed : left) {
      int place = 0;
      for (int i = 0; i < merged.size(); i++) {
        RecordedStep earlier = merged.get(i).before();
        if (earlier != null && earlier.id() < removed.id() && !merged.get(i).moved()) {
          place = i + 1;
        }
      }
      merged.add(place, new Pair(removed, null, false));
    }
    return merged;
  }

  /** What makes two performances of an entry the same step. */
  private static String identity(RecordedStep step) {
    return step.entry().key() + " " + StepLabels.subject(step);
  }
}
