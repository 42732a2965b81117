package dev.kubewalk.tracer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledProcessTest {

  private static final RunFacts FACTS = new RunFacts("v1.18.20", "", Map.of());

  @TempDir
  Path directory;

  /** Killed with SIGKILL in the middle of a step, a process leaves a recording that opens. */
  @Test
  void recordingOfAKilledProcessShowsItsOpenSteps() throws Exception {
    Path file = directory.resolve("run.jsonl");
    Process child = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Child.class.getName(),
            file.toString())
        .redirectErrorStream(true)
        .start();
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(out.readLine()).isEqualTo("inside");
      // The child has read its own recording meanwhile, as a tour does.
      assertThatIOException()
          .isThrownBy(() -> Recorder.toFile(file, FACTS))
          .withMessageContaining("a running server is writing it");
    } finally {
      child.destroyForcibly();
      assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
    Recording recording = Recording.load(file);
    assertThat(recording.complete()).isFalse();
    assertThat(recording.open())
        .extracting(RecordedStep::entry)
        .containsExactly(Steps.RUN, Steps.CREATE_SERVER_CHAIN);
    assertThat(recording.first(Steps.COMPLETE).orElseThrow().isOpen()).isFalse();
    Recorder.toFile(file, FACTS).close();
  }

  /** Opens steps, says so once they are on disk, and hangs. */
  static final class Child {
    private Child() {}

    public static void main(String[] args) throws IOException, InterruptedException {
      Path file = Path.of(args[0]);
      Recorder recorder = Recorder.toFile(file, FACTS);
      recorder.step(Steps.COMPLETE).close();
      Step run = recorder.step(Steps.RUN);
      Step chain = recorder.step(Steps.CREATE_SERVER_CHAIN);
      while (!Files.readString(file).contains(Steps.CREATE_SERVER_CHAIN.key())) {
        Thread.onSpinWait();
      }
      System.out.println("inside");
      new CountDownLatch(1).await();
      chain.close();
      run.close();
    }
  }
}
