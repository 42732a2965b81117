package dev.kubewalk.walkthrough.lessons.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.walkthrough.anchors.Excerpt;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class EditorTest {
  private static final Path FILE = Path.of("A.java");

  @Test
  void eachEditorIsToldThePlaceInItsOwnWay() {
    assertThat(words("vim")).containsExactly("vim", "+7", "A.java");
    assertThat(words("emacs -nw")).containsExactly("emacs", "-nw", "+7", "A.java");
    assertThat(words("/usr/bin/code --wait"))
        .containsExactly("/usr/bin/code", "--wait", "-g", "A.java:7");
  }

  @Test
  void withoutEditorOrSourceNothingIsOpened() throws InterruptedException {
    Excerpt nowhere = new Excerpt("gone/A.java", 7, new Excerpt.Stop("A", 0), "A", "", List.of());
    assertThat(new Editor("", Path.of("")).open(nowhere)).isFalse();
    assertThat(new Editor("vim", Path.of("")).open(nowhere)).isFalse();
  }

  private static List<String> words(String command) {
    return new Editor(command, Path.of("")).words(FILE, 7);
  }
}
