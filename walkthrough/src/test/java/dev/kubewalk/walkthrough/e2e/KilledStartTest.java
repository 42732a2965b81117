package dev.kubewalk.walkthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.Steps;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server killed with -9 while it starts: its recording opens and shows what it was doing. */
class KilledStartTest {
  @TempDir
  private Path folder;

  @ParameterizedTest
  @EnumSource(names = {"COMPLETE_OPTIONS", "CREATE_SERVER_CHAIN", "PREPARE_RUN"})
  void theRecordingShowsWhatWasOpen(Steps reached) throws IOException, InterruptedException {
    Recording recording = Recording.load(killedAt(reached));
    assertThat(recording.complete()).isFalse();
    assertThat(recording.lost()).isZero();
    assertThat(recording.first(reached)).isPresent();
    assertThat(recording.open())
        .extracting(RecordedStep::entry)
        .contains(Steps.MAIN, Steps.EXECUTE_COMMAND);
  }

  @Test
  void itIsToldDrawnAndReported() throws IOException, InterruptedException {
    String file = killedAt(Steps.CREATE_SERVER_CHAIN).toString();
    assertThat(run("narrate", file)).contains("still open").contains("CreateServerChain");
    assertThat(run("narrate", file, "--lang", "zh")).contains("尚未结束");
    assertThat(run("diagrams", file, "--out=drawn")).contains("wrote drawn");
    assertThat(folder.resolve("drawn/startup-1-overview.svg")).isNotEmptyFile();
    assertThat(run("report", file, "--out=report.html")).contains("wrote report.html");
    assertThat(Files.readString(folder.resolve("report.html"))).contains("still open");
  }

  private String run(String... command) throws IOException, InterruptedException {
    try (KubewalkProcess process = KubewalkProcess.start(folder, command)) {
      assertThat(process.status()).as(process.err()).isZero();
      assertThat(process.err()).isEmpty();
      return process.out();
    }
  }

  /** Kills a starting server as soon as its recording tells of a step. */
  private Path killedAt(Steps reached) throws IOException, InterruptedException {
    Path file = folder.resolve("killed.jsonl");
    String begun = "\"step\":\"" + reached.key() + "\"";
    try (KubewalkProcess server =
        KubewalkProcess.apiServer(folder, KubewalkProcess.freePort(), "--trace-file=" + file)) {
      KubewalkProcess.until("the start reaches " + reached, () -> text(file).contains(begun));
      server.kill();
    }
    return file;
  }

  /** Read as bytes: the last character may be on its way. */
  private static String text(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
