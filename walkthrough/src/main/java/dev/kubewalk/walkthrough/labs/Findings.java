package dev.kubewalk.walkthrough.labs;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.Steps;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a broken run shows that a healthy one does not. */
final class Findings {
  private final Observation healthy;
  private final Observation broken;

  Findings(Observation healthy, Observation broken) {
    this.healthy = requireNonNull(healthy);
    this.broken = requireNonNull(broken);
  }

  Observation healthy() {
    return healthy;
  }

  Observation broken() {
    return broken;
  }

  /** The checks of /readyz that are red, each with its reason. */
  Map<String, String> redChecks() {
    return broken.readyz().reasons();
  }

  /** The checks of /livez that are red, each with its reason. */
  Map<String, String> redLiveChecks() {
    return broken.livez().reasons();
  }

  /** The complaints in the log that a healthy server does not have. */
  List<String> complaints() {
    Set<String> known =
        healthy.evidence().complaints().stream().map(Complaints::kind).collect(Collectors.toSet());
    List<String> found = new ArrayList<>();
    for (String complaint : broken.evidence().complaints()) {
      if (known.add(Complaints.kind(complaint))) {
        found.add(complaint);
      }
    }
    return found;
  }

  /** The steps that failed, in the order in which they ended: the first is where it began. */
  List<RecordedStep> failed() {
    return recording().steps().stream()
        .filter(step -> step.failure().isPresent())
        .sorted(Comparator.comparingLong(RecordedStep::endNanos))
        .toList();
  }

  /** The last thing that was begun inside a step, at any depth, on the step's own thread. */
  static RecordedStep lastInside(RecordedStep step) {
    RecordedStep last = step;
    while (true) {
      List<RecordedStep> own =
          last.children().stream().filter(child -> !child.handedOff()).toList();
      if (own.isEmpty()) {
        return last;
      }
      last = own.get(own.size() - 1);
    }
  }

  /** The innermost steps that stayed open, and are not open in a healthy server that is ready. */
  List<RecordedStep> stuck() {
    Set<String> usual = new HashSet<>();
    healthy.evidence().recording().open().forEach(step -> usual.add(place(step)));
    List<RecordedStep> stuck = new ArrayList<>();
    for (RecordedStep step : recording().open()) {
      boolean innermost = step.children().stream().noneMatch(RecordedStep::isOpen);
      if (innermost && !usual.contains(place(step))) {
        stuck.add(step);
      }
    }
    return stuck;
  }

  private static String place(RecordedStep step) {
    return step.entry().key() + " on " + step.thread();
  }

  /** What a healthy start does, in its order, and this one did not begin. */
  List<Steps> neverBegun() {
    Set<Steps> missing = entries(healthy.evidence().recording());
    missing.removeAll(entries(recording()));
    return List.copyOf(missing);
  }

  private static Set<Steps> entries(Recording recording) {
    return recording.steps().stream()
        .map(RecordedStep::entry)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  Recording recording() {
    return broken.evidence().recording();
  }
}
