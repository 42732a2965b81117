package dev.kubewalk.componentbase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Recorder;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.RunFacts;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.tracer.Trace;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TracedGoRoutinesTest {

  @Test
  void threadsKnowTheStepThatStartedThem(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("run.jsonl");
    try (Recorder recorder = Recorder.toFile(file, new RunFacts("v1", "", Map.of()))) {
      GoRoutines go = GoRoutines.forThisJdk().tracedBy(recorder);
      try (Step step = recorder.step(Steps.RUN_POST_START_HOOKS)) {
        Runnable hook = () -> recorder.step(Steps.RUN_POST_START_HOOK).close();
        go.go("hook", hook).join();
        go.goPlatform("platform hook", hook).join();
      }
    }
    Recording recording = Recording.load(file);
    RecordedStep parent = recording.first(Steps.RUN_POST_START_HOOKS).orElseThrow();
    assertThat(parent.children())
        .hasSize(2)
        .allMatch(RecordedStep::handedOff)
        .extracting(RecordedStep::thread)
        .containsExactly("hook", "platform hook");
  }

  @Test
  void withoutATraceNothingIsWrapped() {
    GoRoutines go = GoRoutines.forThisJdk();
    assertThat(go.tracedBy(Trace.off())).isSameAs(go);
  }
}
