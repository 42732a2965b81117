package dev.kubewalk.tracer.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.StepLocations;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every format. */
class ExportFormatTest {
  @TempDir
  private Path folder;

  @ParameterizedTest
  @EnumSource
  void holdsNoSecretAndNoPathOfThisMachine(ExportFormat format) throws Exception {
    byte[] bytes = SampleRun.export(format, SampleRun.record(folder));
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    assertThat(text)
        .doesNotContain(SampleRun.SECRET)
        .doesNotContain(System.getProperty("user.dir"))
        .doesNotContain(folder.toString())
        .doesNotContain(System.getProperty("user.home") + "/");
  }

  @ParameterizedTest
  @EnumSource
  void leavesTheStreamOpen(ExportFormat format) throws Exception {
    Recording recording = SampleRun.record(folder);
    ByteArrayOutputStream out = new ByteArrayOutputStream() {
      @Override
      public void close() {
        throw new AssertionError("closed");
      }
    };
    format.exporter(StepLocations.load()).write(recording, out);
    assertThat(out.size()).isPositive();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JFR")
  void theSameRecordingGivesTheSameBytes(ExportFormat format) throws Exception {
    Recording recording = SampleRun.record(folder);
    assertThat(SampleRun.export(format, recording)).isEqualTo(SampleRun.export(format, recording));
  }

  @ParameterizedTest
  @EnumSource
  void aRunThatHadNotBegunHasNothingToShow(ExportFormat format) throws IOException {
    Recording empty =
        Recording.read(new StringReader("{\"type\":\"recording\",\"format\":1}\n"), "empty");
    assertThat(SampleRun.exportText(format, empty)).doesNotContain("init.");
  }

  @Test
  void namesAreTold() {
    assertThat(ExportFormat.values())
        .extracting(ExportFormat::code)
        .containsExactly(
            "chrome", "speedscope", "otlp", "spring", "appmap", "appmap-sequence", "jfr");
  }
}
