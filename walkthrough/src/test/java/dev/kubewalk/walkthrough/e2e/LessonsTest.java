package dev.kubewalk.walkthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kubewalk.walkthrough.lessons.Lesson;
import dev.kubewalk.walkthrough.lessons.Lessons;
import dev.kubewalk.walkthrough.lessons.Progress;
import dev.kubewalk.walkthrough.lessons.Words;
import dev.kubewalk.walkthrough.lessons.checks.Evidence;
import dev.kubewalk.walkthrough.lessons.checks.Exists;
import dev.kubewalk.walkthrough.lessons.checks.LiveServer;
import dev.kubewalk.walkthrough.lessons.solutions.Action;
import dev.kubewalk.walkthrough.lessons.solutions.RefusedTour;
import dev.kubewalk.walkthrough.lessons.solutions.Request;
import dev.kubewalk.walkthrough.lessons.solutions.SolutionException;
import dev.kubewalk.walkthrough.lessons.solutions.Solver;
import dev.kubewalk.walkthrough.lessons.view.Classroom;
import dev.kubewalk.walkthrough.lessons.view.Desk;
import dev.kubewalk.walkthrough.lessons.view.Style;
import dev.kubewalk.walkthrough.narration.Language;
import dev.kubewalk.walkthrough.tour.Tour;
import dev.kubewalk.walkthrough.tour.TourFailedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every exercise is really done: before, its check fails (with no run at all, and with a run in
 * which nobody did anything about it); after, it holds.
 */
class LessonsTest {
  @TempDir
  private static Path folder;

  private static Path untouched;
  private static KubewalkProcess live;
  private static int port;

  private final StringWriter told = new StringWriter();
  private final PrintWriter out = new PrintWriter(told, true);

  static Stream<Lesson> lessons() {
    return Lessons.load().all().stream();
  }

  @BeforeAll
  static void learnersFolder() throws IOException, InterruptedException, TourFailedException {
    port = KubewalkProcess.freePort();
    untouched = folder.resolve("untouched");
    PrintWriter nobody = new PrintWriter(new StringWriter());
    new Tour(nobody, new Tour.Settings(Language.EN, 0, untouched, true)).run(flags());
  }

  @AfterAll
  static void stopServer() throws InterruptedException {
    if (live != null) {
      live.terminate();
      assertThat(live.status()).as(live.err()).isZero();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lessons")
  void theSolutionMakesTheDifference(Lesson lesson)
      throws IOException, InterruptedException, SolutionException {
    assertThat(check(lesson, folder.resolve("nowhere"))).as("before any run").isFalse();
    assertThat(told.toString()).contains("✗");
    if (lesson.number() > 0) {
      assertThat(check(lesson, untouched)).as("after a plain tour:%n%s", told).isFalse();
    }
    boolean server = lesson.facts().solution().stream().anyMatch(Action::needsServer);
    Path learner = server ? liveTour() : folder.resolve(lesson.name());
    if (server) {
      assertThat(check(lesson, learner)).as("on a plain server:%n%s", told).isFalse();
    }
    solver(learner).solve(lesson.facts().solution());
    assertThat(check(lesson, learner)).as("after the solution:%n%s", told).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lessons")
  void aPlainRunAnswersTheQuestions(Lesson lesson) throws IOException {
    var recording = desk(untouched).recording().orElseThrow();
    lesson.facts().questions().forEach((name, query) -> {
      assertThat(query.ask(recording)).as(name).isPresent();
      query.evidence(recording).ifPresent(step -> assertThat(step.id()).isPositive());
    });
    lesson.facts().diagrams().values().forEach(part -> {
      assertThat(recording.first(part.root())).as(part.toString()).isPresent();
      assertThat(untouched.resolve("diagrams/" + part.picture() + ".svg")).exists();
    });
    new Classroom(desk(untouched)).show(lesson);
    assertThat(told.toString())
        .doesNotContain("{{")
        .contains(lesson.text(Language.EN).title());
  }

  @Test
  void requestsGoToTheLearnersServer() throws IOException, InterruptedException, SolutionException {
    Path learner = liveTour();
    Exists exists = new Exists("/api/v1/namespaces/lesson");
    assertThat(exists.judge(evidence(learner), words()).holds()).isFalse();
    var namespace = new JsonMapper()
        .readTree(
            "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":\"lesson\"}}");
    solver(learner)
        .solve(List.of(new Request(
            "POST", "/api/v1/namespaces", namespace, false, "kubectl create namespace lesson")));
    assertThat(exists.judge(evidence(learner), words()).holds()).isTrue();
  }

  @Test
  void aServerThatStartsIsNoRefusal() {
    Solver solver = solver(folder.resolve("started"));
    assertThatThrownBy(() -> solver.solve(List.of(new RefusedTour(List.of()))))
        .isInstanceOf(SolutionException.class)
        .hasMessage(words().of("solve.not-refused"));
  }

  private boolean check(Lesson lesson, Path learner) throws IOException {
    Desk desk = desk(learner);
    boolean done = new Classroom(desk).check(lesson);
    assertThat(desk.progress().isDone(lesson.number())).isEqualTo(done);
    return done;
  }

  private Desk desk(Path learner) throws IOException {
    Files.createDirectories(learner);
    Path progress = learner.resolve("progress.txt");
    Files.deleteIfExists(progress);
    return new Desk(
        Lessons.load(),
        Progress.load(progress),
        words(),
        learner.resolve("recording.jsonl"),
        new Desk.Paper(out, Style.PLAIN));
  }

  private Solver solver(Path learner) {
    Tour.Settings settings = new Tour.Settings(Language.EN, 0, learner, true);
    return new Solver(out, words(), settings, flags());
  }

  private static Words words() {
    return Words.load(Language.EN);
  }

  private static Evidence evidence(Path learner) {
    return new Evidence(Optional.empty(), LiveServer.of(learner.resolve("kubeconfig")));
  }

  private static List<String> flags() {
    return List.of("--secure-port=" + port, "--data-dir=" + folder.resolve("data"));
  }

  /** One server for all lessons that need one; its folder. */
  private static Path liveTour() throws IOException, InterruptedException {
    Path home = folder.resolve("live");
    if (live == null) {
      live = KubewalkProcess.start(
          home, "tour", "--out=out", "--", "--secure-port=" + KubewalkProcess.freePort());
      KubewalkProcess.until("the tour is ready", () -> {
        assertThat(live.isAlive()).as(live.err()).isTrue();
        return Files.exists(home.resolve("out/kubeconfig"));
      });
    }
    return home.resolve("out");
  }
}
