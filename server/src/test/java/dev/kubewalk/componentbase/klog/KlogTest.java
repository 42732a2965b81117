package dev.kubewalk.componentbase.klog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.componentbase.klog.KlogConfig.Destination;
import dev.kubewalk.componentbase.klog.KlogConfig.ModuleLevel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KlogTest {
  @TempDir
  Path directory;

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private Klog log(KlogConfig config) {
    return new Klog(config, Clock.system(), new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void linesHaveKlogsForm() {
    log(KlogConfig.DEFAULT).warningf("%d of %s", 3, "four");
    assertThat(err())
        .matches("W\\d{4} \\d\\d:\\d\\d:\\d\\d\\.\\d{6} +\\d+ KlogTest\\.java:\\d+\\] 3 of four\n");
  }

  @Test
  void verbosityDecides() {
    Klog log = log(KlogConfig.DEFAULT.withVerbosity(2));
    log.v(2).info("two");
    log.v(3).info("three");
    assertThat(err()).contains("two").doesNotContain("three");
  }

  @Test
  void aModulesVerbosityDecidesForItsFiles() {
    List<ModuleLevel> modules = List.of(new ModuleLevel("Klog*", 4));
    log(new KlogConfig(0, modules, Destination.STDERR, true, ":0")).v(4).info("four");
    assertThat(err()).isEqualTo("four\n");
  }

  @Test
  void withAFileOnlyErrorsGoToStandardError() throws IOException {
    Path file = directory.resolve("log");
    Destination destination =
        new Destination(false, false, Severity.ERROR, "", file.toString(), 1800, true);
    Klog log = log(new KlogConfig(0, List.of(), destination, true, ":0"));
    log.info("one");
    log.error("two");
    assertThat(Files.readString(file)).isEqualTo("one\ntwo\n");
    assertThat(err()).isEqualTo("two\n");
  }

  @Test
  void aDirectoryHasAFileForEachSeverity() throws IOException {
    Destination destination =
        new Destination(false, false, Severity.FATAL, directory.toString(), "", 1800, true);
    Klog log = log(new KlogConfig(0, List.of(), destination, true, ":0"));
    log.info("one");
    log.warning("two");
    try (var files = Files.list(directory)) {
      assertThat(files.map(KlogTest::content)).containsExactlyInAnyOrder("one\ntwo\n", "two\n");
    }
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
