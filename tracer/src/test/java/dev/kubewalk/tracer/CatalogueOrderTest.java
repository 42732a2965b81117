package dev.kubewalk.tracer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueOrderTest {

  @TempDir
  Path directory;

  @Test
  void siblingsInOrderAndLoopsAreGood() throws IOException {
    assertThat(violations(
            Steps.NEW_CONFIG,
            Steps.APPLY_FEATURES,
            Steps.BUILD_AUTHORIZER,
            Steps.GET_REST_OPTIONS,
            Steps.STORAGE_WITH_CACHER,
            Steps.GET_REST_OPTIONS,
            Steps.NEW_REST_STORAGE,
            Steps.INSTALL_API_GROUPS,
            Steps.CHECK_GENERIC_CONFIG,
            Steps.INSTALL_NOT_FOUND_INDEX))
        .isEmpty();
  }

  @Test
  void whatBeginsTooEarlyIsNamed() throws IOException {
    assertThat(violations(Steps.APPLY_AUDIT, Steps.BUILD_AUTHORIZER, Steps.APPLY_ADMISSION))
        .containsExactly("4.2.1.22 APPLY_AUDIT began before 4.2.1.19 BUILD_AUTHORIZER");
    assertThat(violations(Steps.INSTALL_METRICS, Steps.INSTALL_INDEX)).hasSize(1);
  }

  private List<String> violations(Steps... children) throws IOException {
    Path file = directory.resolve("run.jsonl");
    try (Recorder recorder = Recorder.toFile(file, new RunFacts("v1", "", Map.of()));
        Step parent = recorder.step(Steps.BUILD_GENERIC_CONFIG)) {
      for (Steps child : children) {
        recorder.step(child).close();
      }
    }
    return CatalogueOrder.violations(Recording.load(file));
  }
}
