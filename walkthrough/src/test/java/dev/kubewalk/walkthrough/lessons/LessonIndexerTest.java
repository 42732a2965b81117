package dev.kubewalk.walkthrough.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the build says to a lesson that points at nothing. */
class LessonIndexerTest {
  @TempDir
  private Path root;

  @Test
  void aWrongAnchorFailsAndNamesTheLesson() throws IOException {
    write("server/src/main/java/dev/kubewalk/a/Thing.java", """
        package dev.kubewalk.a;

        /** Go: pkg/a/thing.go (Thing). */
        class Thing {
          void act() {
            work();
          }
        }
        """);
    write("lessons/03-x/lesson.yaml", lesson("a.Thing#act", "a.Thing#gone"));
    assertThatThrownBy(this::index)
        .hasMessage("lesson 03-x, anchor second: a.Thing#gone is declared 0 times, not once");
    write("lessons/03-x/lesson.yaml", lesson("a.Thing#act", "a.Thing"));
    index();
    assertThat(Files.readString(root.resolve("index.json"))).contains("\"place\" : \"Thing#act\"");
  }

  @Test
  void aMisspeltWordFailsAndNamesTheLesson() throws IOException {
    write("lessons/03-x/lesson.yaml", lesson("a.Thing", "a.Thing").replace("check:", "chek:"));
    assertThatThrownBy(this::index)
        .hasMessageContaining("lesson 03-x")
        .hasMessageContaining("'check' is missing");
    write("lessons/03-x/lesson.yaml", lesson("a.Thing", "a.Thing") + "extra: 1\n");
    assertThatThrownBy(this::index)
        .hasMessageContaining("lesson 03-x")
        .hasMessageContaining("extra");
  }

  private void index() throws IOException {
    LessonIndexer.main(new String[] {
      root.toString(),
      root.resolve("lessons").toString(),
      root.resolve("index.json").toString()
    });
  }

  private void write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String lesson(String first, String second) {
    return """
        number: 3
        sections: []
        anchors:
          first: {in: "%s"}
          second: {in: "%s"}
        check: []
        solution: []
        """.formatted(first, second);
  }
}
