package dev.kubewalk.tracer.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.Steps;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Slices of one lane nest, and only as steps do. */
class LanesTest {
  @TempDir
  private Path folder;

  @Test
  void everyStepIsOnOneLaneInsideItsOwnParentOnly() throws Exception {
    Recording recording = SampleRun.record(folder);
    List<RecordedStep> seen = new ArrayList<>();
    for (Lanes.Lane lane : new Lanes(recording).all()) {
      Deque<Lanes.Slice> open = new ArrayDeque<>();
      List<Long> times = new ArrayList<>();
      lane.walk(new Lanes.Visitor() {
        @Override
        public void begin(Lanes.Slice slice) {
          if (!open.isEmpty()) {
            assertThat(slice.step().parent()).contains(open.peek().step());
          }
          open.push(slice);
          seen.add(slice.step());
          times.add(slice.start());
        }

        @Override
        public void end(Lanes.Slice slice) {
          assertThat(open.pop()).isEqualTo(slice);
          times.add(slice.end());
        }
      });
      assertThat(open).isEmpty();
      assertThat(times).isSorted();
    }
    assertThat(seen).containsExactlyInAnyOrderElementsOf(recording.steps());
  }

  @Test
  void threadsOfOneNameAndStepsOutOfOrderGetLanesOfTheirOwn() throws Exception {
    Recording recording = SampleRun.record(folder);
    Lanes lanes = new Lanes(recording);
    assertThat(lanes.all())
        .extracting(Lanes.Lane::name)
        .containsExactly("main", "hook", "hook (2)", "main (2)");
    RecordedStep outlives = recording.first(Steps.CREATE_SERVER_CHAIN).orElseThrow();
    assertThat(outlives.parent())
        .contains(recording.first(Steps.CREATE_NODE_DIALER).orElseThrow());
    assertThat(lanes.of(outlives).name()).isEqualTo("main (2)");
  }

  @Test
  void anOpenStepEndsWithTheRecording() throws Exception {
    Recording recording = SampleRun.record(folder);
    RecordedStep open = recording.first(Steps.WAIT_FOR_STOP).orElseThrow();
    assertThat(new Lanes(recording).slice(open).end()).isEqualTo(recording.lastNanos());
  }
}
