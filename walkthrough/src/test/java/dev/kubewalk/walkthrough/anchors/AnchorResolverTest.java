package dev.kubewalk.walkthrough.anchors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnchorResolverTest {
  private static final String SOURCE = """
      package dev.kubewalk.a;

      /**
       * A thing.
       *
       * <p>Go: pkg/a/thing.go (Thing,
       * NewThing)
       */
      class Thing {
        private static final int LIMIT =
            3;

        Thing(int size) {
          this.size = size;
        }

        /** Acts. Go: {@code pkg/a/act.go} (Act). @return nothing */
        @Deprecated
        void act() {
          before();
          try (Step step = open()) {
            work();
          }
          after();
        }

        void act(int times) {
          repeat(times);
        }

        record Part(String name) {
          String shown() {
            return name;
          }
        }
      }
      """;

  @TempDir
  private Path root;

  @BeforeEach
  void source() throws IOException {
    Path file = root.resolve("server/src/main/java/dev/kubewalk/a/Thing.java");
    Files.createDirectories(file.getParent());
    Files.writeString(file, SOURCE);
  }

  @Test
  void aFieldIsItsWholeDeclaration() throws Exception {
    Excerpt field = resolve("a.Thing#LIMIT", null, null);
    assertThat(field.code()).containsExactly("private static final int LIMIT =", "    3;");
    assertThat(field.file()).isEqualTo("server/src/main/java/dev/kubewalk/a/Thing.java");
    assertThat(field.line()).isEqualTo(10);
    assertThat(field.place()).isEqualTo("Thing#LIMIT");
    assertThat(field.go()).isEqualTo("pkg/a/thing.go (Thing, NewThing)");
  }

  @Test
  void aConstructorIsCalledNew() throws Exception {
    Excerpt made = resolve("a.Thing#new", null, null);
    assertThat(made.place()).isEqualTo("Thing#new");
    assertThat(made.code()).hasSize(3).first().isEqualTo("Thing(int size) {");
  }

  @Test
  void aDebuggerStopsAtTheFirstStatement() throws Exception {
    assertThat(resolve("a.Thing#new", null, null).stop())
        .isEqualTo(new Excerpt.Stop("dev.kubewalk.a.Thing", 14));
    assertThat(resolve("a.Thing#act", "try (Step step", null).stop().line()).isEqualTo(21);
    assertThat(resolve("a.Thing.Part#shown", null, null).stop())
        .isEqualTo(new Excerpt.Stop("dev.kubewalk.a.Thing$Part", 33));
  }

  @Test
  void aNestedMemberIsFound() throws Exception {
    assertThat(resolve("a.Thing.Part#shown", null, null).code()).contains("  return name;");
  }

  @Test
  void aTextChoosesTheStatementAndTheOverload() throws Exception {
    Excerpt statement = resolve("a.Thing#act", "try (Step step", null);
    assertThat(statement.code()).containsExactly("try (Step step = open()) {", "  work();", "}");
    assertThat(statement.go()).isEqualTo("pkg/a/act.go (Act).");
    assertThat(resolve("a.Thing#act", "repeat(", null).code()).containsExactly("repeat(times);");
  }

  @Test
  void twoTextsChooseLines() throws Exception {
    assertThat(resolve("a.Thing#act", "before();", "work();").code())
        .containsExactly("before();", "try (Step step = open()) {", "  work();");
  }

  @Test
  void whatIsNotThereOrNotAloneIsRefused() {
    assertRefused("a.Gone#act", null, "there is no class dev.kubewalk.a.Gone");
    assertRefused("a.Thing#gone", null, "a.Thing#gone is declared 0 times, not once");
    assertRefused("a.Thing#act", null, "a.Thing#act is declared 2 times, not once");
    assertRefused("a.Thing#act", "nowhere", "none of the methods a.Thing#act has the text");
    assertRefused("a.Thing.Part", "name", "stands on 2 lines, not on one");
    assertRefused("a.Thing#LIMIT", "nowhere", "stands on 0 lines, not on one");
  }

  private void assertRefused(String in, String from, String message) {
    assertThatThrownBy(() -> resolve(in, from, null))
        .isInstanceOf(AnchorException.class)
        .hasMessageContaining(message);
  }

  private Excerpt resolve(String in, String from, String to) throws AnchorException, IOException {
    return new AnchorResolver(root).resolve(new Anchor(in, from, to));
  }
}
