package dev.kubewalk.walkthrough.ide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kubewalk.walkthrough.lessons.Lessons;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The committed files for IDEs are what the lessons say, and point at what is there. */
class IdeKitTest {
  private final Path root = root();

  @Test
  void theCommittedFilesAreCurrent() throws IOException {
    Map<String, String> committed = new TreeMap<>();
    for (String folder : List.of(".tours", "ide/breakpoints")) {
      try (Stream<Path> files = Files.list(root.resolve(folder))) {
        for (Path file : files.toList()) {
          committed.put(folder + "/" + file.getFileName(), Files.readString(file));
        }
      }
    }
    Map<String, String> wanted = new IdeKit(Lessons.load(), root).files();
    assertThat(committed.keySet()).isEqualTo(wanted.keySet());
    wanted.forEach((name, content) -> assertThat(committed.get(name))
        .as("%s is old: run ./kubewalk export ide", name)
        .isEqualTo(content));
  }

  @Test
  void everyPatternMatchesOnce() throws IOException {
    List<JsonNode> places = new ArrayList<>();
    for (Map.Entry<String, String> file :
        new IdeKit(Lessons.load(), root).files().entrySet()) {
      if (file.getKey().endsWith(".tour")) {
        new JsonMapper().readTree(file.getValue()).get("steps").forEach(step -> {
          assertThat(step.get("description").asText()).as(file.getKey()).doesNotContain("{{");
          if (step.has("pattern")) {
            places.add(step);
          }
        });
      }
    }
    assertThat(places).hasSizeGreaterThan(200);
    for (JsonNode place : places) {
      String source = Files.readString(root.resolve(place.get("file").asText()));
      List<MatchResult> matches = Pattern.compile(place.get("pattern").asText(), Pattern.MULTILINE)
          .matcher(source)
          .results()
          .toList();
      assertThat(matches).as(place.toString()).hasSize(1);
    }
  }

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve("ARCHITECTURE.md"))) {
      here = here.getParent();
    }
    return here;
  }
}
