package dev.kubewalk.walkthrough.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.tracer.Recorder;
import dev.kubewalk.tracer.RunFacts;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What narrate, diagrams and report say of files that are no recordings, or only the start of one. */
class RecordingCommandsTest {
  @TempDir
  private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private byte[] whole;

  @BeforeEach
  void record() throws IOException {
    Path file = folder.resolve("whole");
    try (Recorder recorder = Recorder.toFile(file, new RunFacts("v1", "now", Map.of()));
        Step outer = recorder.step(Steps.MAIN);
        Step inner = recorder.step(Steps.CREATE_SERVER_CHAIN)) {
      inner.note("name", "链");
      outer.note("exit status", 0);
    }
    whole = Files.readAllBytes(file);
    Files.write(folder.resolve("empty"), new byte[0]);
    Files.write(folder.resolve("binary"), new byte[] {(byte) 0xC3, 0x28, 0, (byte) 0xFF});
    Files.writeString(folder.resolve("other"), "{\"kind\":\"Pod\"}\n");
    Files.writeString(folder.resolve("newer"), "{\"type\":\"recording\",\"format\":99}\n");
    Files.write(folder.resolve("header"), Arrays.copyOf(whole, 20));
    Files.createDirectories(folder.resolve("directory/recording.jsonl"));
    Files.createDirectory(folder.resolve("bare"));
  }

  @ParameterizedTest
  @CsvSource({
    "missing,there is no recording at",
    "bare,there is no recording at",
    "empty,empty is not a recording",
    "binary,binary is not a recording",
    "other,other is not a recording",
    "header,header is not a recording",
    "newer,newer has the unknown recording format 99",
    "directory,is a directory",
  })
  void saysWhatIsWrongInOneLine(String name, String expected) {
    for (String command : new String[] {"narrate", "diagrams", "report"}) {
      err.getBuffer().setLength(0);
      assertThat(run(command, folder.resolve(name).toString())).isEqualTo(1);
      assertThat(err.toString().lines())
          .singleElement()
          .asString()
          .startsWith("kubewalk: ")
          .containsIgnoringCase(expected);
    }
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aTornTailIsLeftOut() throws IOException {
    String text = Files.readString(folder.resolve("whole"));
    int middleOfTheSign =
        text.substring(0, text.indexOf("链")).getBytes(StandardCharsets.UTF_8).length + 1;
    Path torn = Files.write(folder.resolve("torn"), Arrays.copyOf(whole, middleOfTheSign));
    assertThat(run("narrate", torn.toString())).isZero();
    assertThat(out.toString()).contains("CreateServerChain").contains("still open");
    assertThat(err.toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"narrate", "diagrams", "report"})
  void anArgumentIsNeeded(String command) {
    assertThat(run(command)).isEqualTo(2);
    assertThat(err.toString().lines()).singleElement().asString().contains("--help");
  }

  private int run(String... arguments) {
    return Kubewalk.run(arguments, new PrintWriter(out, true), new PrintWriter(err, true));
  }
}
