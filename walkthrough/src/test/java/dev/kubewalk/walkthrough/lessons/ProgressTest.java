package dev.kubewalk.walkthrough.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubewalk.walkthrough.narration.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTest {
  @TempDir
  private Path folder;

  @Test
  void whatWasDoneIsThereTheNextTime() throws IOException {
    Path file = folder.resolve("progress.txt");
    Progress first = Progress.load(file);
    assertThat(first.current()).isZero();
    assertThat(file).doesNotExist();
    first.setLanguage(Language.ZH);
    first.setCurrent(4);
    first.setDone(0);
    first.setHints(4, 2);
    first.setPrediction(4, "first", true);

    Progress again = Progress.load(file);
    assertThat(again.language()).isEqualTo(Language.ZH);
    assertThat(again.current()).isEqualTo(4);
    assertThat(again.isDone(0)).isTrue();
    assertThat(again.isDone(4)).isFalse();
    assertThat(again.hints(4)).isEqualTo(2);
    assertThat(again.prediction(4, "first")).contains("right");
  }

  @Test
  void oneLessonIsForgotten() throws IOException {
    Path file = folder.resolve("progress.txt");
    Progress progress = Progress.load(file);
    progress.setDone(1);
    progress.setDone(11);
    progress.setHints(1, 1);
    progress.setPrediction(1, "a", false);
    progress.setPrediction(11, "a", false);
    progress.forget(1);
    Progress again = Progress.load(file);
    assertThat(again.isDone(1)).isFalse();
    assertThat(again.hints(1)).isZero();
    assertThat(again.prediction(1, "a")).isEmpty();
    assertThat(again.isDone(11)).isTrue();
    assertThat(again.prediction(11, "a")).contains("wrong");
  }

  @Test
  void aFileOfSomethingElseIsRefusedInOneLine() throws IOException {
    Path file = Files.writeString(folder.resolve("progress.txt"), "dear diary\n");
    assertThatThrownBy(() -> Progress.load(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("dear diary")
        .hasMessageContaining("kubewalk reset");
  }
}
