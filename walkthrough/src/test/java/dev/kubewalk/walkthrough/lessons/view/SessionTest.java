package dev.kubewalk.walkthrough.lessons.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.walkthrough.lessons.Lesson;
import dev.kubewalk.walkthrough.lessons.Lessons;
import dev.kubewalk.walkthrough.lessons.Progress;
import dev.kubewalk.walkthrough.lessons.Words;
import dev.kubewalk.walkthrough.lessons.solutions.Solver;
import dev.kubewalk.walkthrough.narration.Language;
import dev.kubewalk.walkthrough.tour.Tour;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A learner who types what a test tells them to. */
class SessionTest {
  private static final int CHAIN = 4;

  @TempDir
  private Path folder;

  private final StringWriter told = new StringWriter();
  private final Deque<String> prompts = new ArrayDeque<>();

  @Test
  void aPredictionIsComparedWithTheRun() throws IOException, InterruptedException {
    recordSmallRun();
    teach("inner", "", "7");
    assertThat(told.toString())
        .contains("Which of the three servers")
        .contains("✓ As predicted.\nIn your run: inner")
        .contains("✗ Not quite.\nIn your run: 0");
    Progress kept = progress();
    assertThat(kept.prediction(CHAIN, "first")).contains("right");
    assertThat(kept.prediction(CHAIN, "handlers")).contains("wrong");
    assertThat(kept.current()).isEqualTo(CHAIN);
  }

  @Test
  void theMenuHintsChecksAndLeaves() throws IOException, InterruptedException {
    teach("h", "h", "c", "o", "what", "q");
    assertThat(told.toString())
        .contains("Hint 1 of 3")
        .contains("Hint 2 of 3")
        .containsOnlyOnce("✗ there is no recording: run ./kubewalk tour first")
        .contains("There is no \"what\" here.")
        .contains("Your progress is kept.");
    assertThat(told.toString()).contains("ServerChain.java:");
    assertThat(progress().hints(CHAIN)).isEqualTo(2);
    assertThat(prompts).hasSize(6);
  }

  @Test
  void theExerciseComesAfterTheLastPage() throws IOException, InterruptedException {
    teach("", "", "", "", "", "q");
    assertThat(told.toString())
        .contains("◆ What the document says")
        .contains("Exercise")
        .endsWith("Your progress is kept. Go on with ./kubewalk lesson\n");
  }

  @Test
  void whoLeavesTheTerminalLeavesTheLesson() throws IOException, InterruptedException {
    teach();
    assertThat(told.toString()).contains("Your progress is kept.");
  }

  private void teach(String... typed) throws IOException, InterruptedException {
    Deque<String> lines = new ArrayDeque<>(List.of(typed));
    Dialogue learner = prompt -> {
      prompts.add(prompt);
      return Optional.ofNullable(lines.poll());
    };
    PrintWriter out = new PrintWriter(told, true);
    Words words = Words.load(Language.EN);
    Desk desk = new Desk(
        Lessons.load(),
        progress(),
        words,
        folder.resolve("recording.jsonl"),
        new Desk.Paper(out, Style.PLAIN));
    Solver solver =
        new Solver(out, words, new Tour.Settings(Language.EN, 0, folder, true), List.of());
    Lesson lesson = desk.lessons().number(CHAIN).orElseThrow();
    new Session(desk, learner, new Editor("", folder), solver).run(lesson);
  }

  private Progress progress() throws IOException {
    return Progress.load(folder.resolve("progress.txt"));
  }

  private void recordSmallRun() throws IOException {
    try (var small =
        Objects.requireNonNull(Lessons.class.getResourceAsStream("small-recording.jsonl"))) {
      Files.copy(small, folder.resolve("recording.jsonl"));
    }
  }
}
