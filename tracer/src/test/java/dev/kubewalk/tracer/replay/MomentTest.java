package dev.kubewalk.tracer.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Recording;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** At every place of many runs, going back shows what going forwards showed, and both the truth. */
class MomentTest {
  /** All that a moment says. */
  private record Seen(
      Map<String, List<Long>> stacks,
      Map<Long, Map<String, Object>> notes,
      Map<Long, Integer> changes,
      Set<Long> ended,
      Set<Long> failed) {}

  /** The truth: the events of a run, applied one after the other. */
  private static final class Fold {
    final Map<String, Deque<Long>> stacks = new LinkedHashMap<>();
    final Map<Long, Map<String, Object>> notes = new TreeMap<>();
    final Map<Long, Integer> changes = new TreeMap<>();
    final Set<Long> ended = new LinkedHashSet<>();
    final Set<Long> failed = new LinkedHashSet<>();

    void apply(RecordedStep.Event event) {
      long id = event.step().id();
      if (event instanceof RecordedStep.Event.Start) {
        stacks.computeIfAbsent(event.step().thread(), t -> new ArrayDeque<>()).push(id);
        notes.put(id, new LinkedHashMap<>());
        changes.put(id, 0);
      } else if (event instanceof RecordedStep.Event.Note note) {
        notes.get(id).put(note.name(), note.value());
      } else if (event instanceof RecordedStep.Event.Change change) {
        notes.get(id).put(change.change().name(), change.change().after());
        changes.merge(id, 1, Integer::sum);
      } else if (event instanceof RecordedStep.Event.End end) {
        ended.add(id);
        end.failure().ifPresent(failure -> failed.add(id));
      }
    }

    /** Only after one has looked is a step that ends taken off. */
    void leave(RecordedStep.Event event) {
      if (event instanceof RecordedStep.Event.End) {
        stacks.get(event.step().thread()).pop();
      }
    }

    Seen seen() {
      Map<String, List<Long>> open = new TreeMap<>();
      stacks.forEach((thread, stack) -> {
        if (!stack.isEmpty()) {
          open.put(thread, List.copyOf(stack));
        }
      });
      Map<Long, Map<String, Object>> noted = new TreeMap<>();
      notes.forEach((id, values) -> noted.put(id, new LinkedHashMap<>(values)));
      return new Seen(open, noted, new TreeMap<>(changes), Set.copyOf(ended), Set.copyOf(failed));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void bothWaysShowTheTruth(long seed) throws IOException {
    Recording recording = RandomRun.of(seed);
    List<Seen> truth = new ArrayList<>();
    Fold fold = new Fold();
    for (RecordedStep.Event event : recording.events()) {
      fold.apply(event);
      truth.add(fold.seen());
      fold.leave(event);
    }
    Timeline timeline = Timeline.of(recording);
    for (int position = 0; position < timeline.size(); position++) {
      assertThat(seen(recording, timeline.at(position))).isEqualTo(truth.get(position));
    }

    Cursor cursor = new Cursor(timeline, step -> true);
    List<Integer> stops = new ArrayList<>(List.of(0));
    while (cursor.next()) {
      stops.add(cursor.here().position());
    }
    for (int stop = stops.size() - 1; stop >= 0; stop--) {
      assertThat(cursor.here().position()).isEqualTo(stops.get(stop));
      assertThat(seen(recording, cursor.here())).isEqualTo(truth.get(stops.get(stop)));
      assertThat(cursor.back()).isEqualTo(stop > 0);
    }
  }

  private static Seen seen(Recording recording, Moment moment) {
    Map<String, List<Long>> stacks = new TreeMap<>();
    moment.threads().forEach(thread -> stacks.put(thread, ownStack(moment, thread)));
    Map<Long, Map<String, Object>> notes = new TreeMap<>();
    Map<Long, Integer> changes = new TreeMap<>();
    Set<Long> ended = new LinkedHashSet<>();
    for (RecordedStep step : recording.steps()) {
      if (moment.hasStarted(step)) {
        notes.put(step.id(), moment.view(step).notes());
        changes.put(step.id(), moment.changes(step).size());
      }
      if (moment.hasEnded(step)) {
        ended.add(step.id());
      }
    }
    Set<Long> failed = new LinkedHashSet<>();
    moment.failed().forEach(step -> failed.add(step.id()));
    return new Seen(stacks, notes, changes, ended, failed);
  }

  /** The steps of the thread itself, without those of the thread that started it. */
  private static List<Long> ownStack(Moment moment, String thread) {
    List<Long> own = new ArrayList<>();
    for (RecordedStep step : moment.stack(thread)) {
      own.add(step.id());
      if (step.handedOff()) {
        break;
      }
    }
    return own;
  }
}
