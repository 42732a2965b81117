package dev.kubewalk.tracer.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.tracer.Steps;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepLocationScannerTest {

  private static final String SOURCE = """
      package a.b;

      import dev.kubewalk.tracer.Steps;

      /** Uses {@link Steps#MAIN}, not Steps.MAIN. */
      @Deprecated(since = "x")
      public final class Server {
        private final Step field = trace.step(Steps.S_UNKNOWN);

        Server(Trace trace) {
          trace.step(Steps.PREPARE_RUN); // Steps.MAIN
        }

        @Override
        public <T extends List<?>> Map<String, T> run(int a, String b)
            throws IOException, OtherException {
          String brace = "{ Steps.MAIN }";
          try (Scope s = trace.adopt(h); Step step = trace.step(Steps.RUN_SERVER)) {
            routines.start("x", () -> {
              if (a == 1) {
                trace.step(Steps.STOP_CHAIN);
              }
            });
            return new Thing(1) {
              void inner() {
                trace.step(Steps.STOP_WATCHER);
              }
            };
          }
        }

        record Hook(String name) {
          void call() {
            trace.step(Steps.RUN_POST_START_HOOK).close();
          }
        }
      }
      """;

  @Test
  void findsTypeAndMethodOfEveryUse() {
    assertThat(StepLocationScanner.scan(SOURCE))
        .isEqualTo(Map.of(
            Steps.PREPARE_RUN, Set.of("a.b.Server#new"),
            Steps.RUN_SERVER, Set.of("a.b.Server#run"),
            Steps.STOP_CHAIN, Set.of("a.b.Server#run"),
            Steps.STOP_WATCHER, Set.of("a.b.Server#run"),
            Steps.RUN_POST_START_HOOK, Set.of("a.b.Server.Hook#call")));
  }

  @Test
  void linesAreThoseOfTheFile() {
    List<String> lines = SOURCE.lines().toList();
    assertThat(StepLocationScanner.uses(SOURCE))
        .isNotEmpty()
        .allSatisfy(use ->
            assertThat(lines.get(use.line() - 1)).contains("Steps." + use.step().name()));
  }

  @Test
  void writesWhatStepLocationsReads(@TempDir Path directory) throws Exception {
    Path sources = Files.createDirectories(directory.resolve("src/a"));
    Files.writeString(sources.resolve("Server.java"), SOURCE);
    Path out = directory.resolve("out/step-locations.tsv");
    StepLocationScanner.main(new String[] {directory.resolve("src").toString(), out.toString()});
    assertThat(Files.readAllLines(out))
        .contains(Steps.RUN_SERVER.key() + "\ta.b.Server#run")
        .noneMatch(line -> line.startsWith(Steps.MAIN.key() + "\t"));
  }
}
