package dev.kubewalk.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every package explains itself, and the architecture stays readable in one sitting. */
class DocumentationTest {
  private static final int ARCHITECTURE_LIMIT = 300;

  @Test
  void everyPackageSaysWhatItIs() {
    List<String> silent = Sources.main().stream()
        .map(Path::getParent)
        .distinct()
        .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
        .map(Sources::name)
        .toList();
    assertThat(silent).as("packages without package-info.java").isEmpty();
  }

  @Test
  void theArchitectureIsShort() {
    Path page = Sources.root().resolve("ARCHITECTURE.md");
    assertThat(Sources.lines(page)).hasSizeLessThanOrEqualTo(ARCHITECTURE_LIMIT);
  }

  @Test
  void nothingIsLeftUnfinished() {
    List<String> marked = Sources.main().stream()
        .filter(file -> Sources.lines(file).stream().anyMatch(DocumentationTest::isMark))
        .map(Sources::name)
        .toList();
    assertThat(marked).as("files with marks of unfinished work").isEmpty();
  }

  private static boolean isMark(String line) {
    return line.contains("TO" + "DO") || line.contains("FIX" + "ME") || line.contains("XX" + "X ");
  }
}
