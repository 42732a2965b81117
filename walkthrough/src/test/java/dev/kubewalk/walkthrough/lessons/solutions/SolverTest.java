package dev.kubewalk.walkthrough.lessons.solutions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubewalk.walkthrough.lessons.Words;
import dev.kubewalk.walkthrough.narration.Language;
import dev.kubewalk.walkthrough.tour.Tour;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SolverTest {
  @Test
  void withoutAServerNothingIsWaitedFor(@TempDir Path nowhere) {
    StringWriter told = new StringWriter();
    Solver solver = new Solver(
        new PrintWriter(told, true),
        Words.load(Language.EN),
        new Tour.Settings(Language.EN, 0, nowhere, true),
        List.of());
    Await await = new Await("/apis/house.example/v1", 200, null, "kubectl wait");
    assertThat(await.needsServer()).isTrue();
    assertThatThrownBy(() -> solver.solve(List.of(await)))
        .isInstanceOf(SolutionException.class)
        .hasMessageContaining("./kubewalk tour");
    assertThat(told.toString()).isEqualToIgnoringNewLines("$ kubectl wait");
  }
}
