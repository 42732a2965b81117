package dev.kubewalk.walkthrough.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.tracer.Recorder;
import dev.kubewalk.tracer.RunFacts;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.tracer.export.ExportFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code export} and {@code diff} as a user calls them. */
class ExportAndDiffTest {
  @TempDir
  private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void record() throws IOException {
    record("a", Steps.RUN);
    record("b", Steps.RUN, Steps.PREPARE_RUN);
    Files.writeString(folder.resolve("text"), "no recording\n");
    Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, 10});
    Files.writeString(folder.resolve("empty"), "");
  }

  @ParameterizedTest
  @EnumSource
  void exportsBesideTheRecording(ExportFormat format) {
    assertThat(kubewalk("export", format.code(), path("a"))).isZero();
    Path file = folder.resolve("a/recording." + format.ending());
    assertThat(file).isNotEmptyFile();
    assertThat(out.toString()).contains("wrote " + file).contains(format.viewer());
  }

  @Test
  void exportsToAFile() {
    String file = path("new/folder/run.json");
    assertThat(kubewalk("export", "chrome", path("a"), "--out", file)).isZero();
    assertThat(Path.of(file)).content().startsWith("{\"traceEvents\"");
  }

  @Test
  void aKilledRunIsExported() throws IOException {
    Path file = folder.resolve("a/recording.jsonl");
    String whole = Files.readString(file);
    Files.writeString(file, whole.substring(0, whole.lastIndexOf("\"end\"")));
    assertThat(kubewalk("export", "spring", path("a"))).isZero();
    assertThat(folder.resolve("a/recording.spring.json")).content().contains("\"open\"");
  }

  @Test
  void diffEndsAsDiff1Does() {
    assertThat(kubewalk("diff", path("a"), path("a"))).isZero();
    assertThat(kubewalk("diff", path("a"), path("b"))).isEqualTo(1);
    assertThat(out.toString()).contains("+   4  APIAggregator.PrepareRun");
    assertThat(kubewalk("diff", path("a"), path("nowhere"))).isEqualTo(2);
    assertThat(kubewalk("diff", path("a"))).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"svg, <svg", "puml, @startuml"})
  void diffIsDrawn(String ending, String beginning) {
    String file = path("pictures/diff." + ending);
    assertThat(kubewalk("diff", path("a"), path("b"), "--out", file)).isEqualTo(1);
    assertThat(Path.of(file)).content().contains(beginning).contains("#1A7F37");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "export chrome nowhere | 1 | there is no recording at ",
        "export chrome text | 1 | text is not a recording",
        "export chrome binary | 1 | binary is not a recording",
        "export chrome empty | 1 | empty is not a recording",
        "export chrome a --out text/x | 1 | cannot write ",
        "export picture a | 2 | there is no format picture, but chrome, speedscope",
        "export chrome | 2 | Missing required parameter: 'RECORDING'",
        "export | 2 | Missing required parameter: 'FORMAT'",
        "export ide | 1 | run this as ./kubewalk export ide from the sources",
        "diff a nowhere | 2 | there is no recording at ",
        "diff text a | 2 | text is not a recording",
        "diff a b --out x.gif | 2 | must end in .svg, .png or .puml",
        "diff a b --lang fr | 2 | there is en and zh, not fr",
        "diff a b --threshold much | 2 | 'much' is not a long",
      })
  void mistakesGetOneLine(String arguments, int status, String line) {
    String[] words = arguments.split(" ", -1);
    for (int i = 1; i < words.length; i++) {
      if (words[i].matches("a|b|text|binary|empty|nowhere|text/x")) {
        words[i] = path(words[i]);
      }
    }
    assertThat(kubewalk(words)).isEqualTo(status);
    assertThat(err.toString().lines()).singleElement().asString().contains(line);
  }

  @ParameterizedTest
  @CsvSource({"export", "diff"})
  void helpIsGiven(String command) {
    assertThat(kubewalk(command, "--help")).isZero();
    assertThat(out.toString()).startsWith("Usage: kubewalk " + command);
  }

  private int kubewalk(String... arguments) {
    return Kubewalk.run(arguments, new PrintWriter(out, true), new PrintWriter(err, true));
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private void record(String name, Steps... entries) throws IOException {
    RunFacts facts = new RunFacts("v1.18.20", "2026-01-02T03:04:05Z", Map.of());
    try (Recorder recorder = Recorder.toFile(folder.resolve(name + "/recording.jsonl"), facts);
        Step main = recorder.step(Steps.MAIN)) {
      main.note("run", "one");
      for (Steps entry : entries) {
        recorder.step(entry).close();
      }
    }
  }
}
