package dev.kubewalk.walkthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.tracer.CatalogueOrder;
import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.Steps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One whole tour on an empty machine state, and what it leaves behind. */
class TourTest {
  private static final int DIAGRAMS = 12;
  private static final int REMARKS = 17;
  private static final int ENOUGH_STEPS = 250;

  @TempDir
  private static Path folder;

  private static String told;
  private static Recording recording;

  @BeforeAll
  static void tour() throws IOException, InterruptedException {
    try (KubewalkProcess tour = KubewalkProcess.start(
        folder,
        "tour",
        "--once",
        "--out=X",
        "--",
        "-v=3",
        "--secure-port=" + KubewalkProcess.freePort())) {
      assertThat(tour.status()).as(tour.err()).isZero();
      assertThat(tour.err()).isEmpty();
      told = tour.out();
    }
    recording = Recording.load(folder.resolve("X/recording.jsonl"));
  }

  @Test
  void everythingIsWritten() throws IOException {
    Path out = folder.resolve("X");
    for (String name : List.of("recording.jsonl", "story.en.md", "story.zh.md", "report.html")) {
      assertThat(out.resolve(name)).isNotEmptyFile();
    }
    try (Stream<Path> files = Files.list(out.resolve("diagrams"))) {
      assertThat(files.map(Path::toString))
          .filteredOn(name -> name.endsWith(".png") || name.endsWith(".svg"))
          .hasSize(2 * DIAGRAMS);
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .containsExactlyInAnyOrder("X", "kubewalk-data", "out.txt", "err.txt");
    }
  }

  @Test
  void chaptersComeInOrder() {
    List<String> chapters = told.lines()
        .filter(line -> line.matches("━━ \\d .*"))
        .map(l -> l.substring(3, 4))
        .toList();
    assertThat(chapters.stream().distinct()).startsWith("1", "2", "3", "4", "5", "6");
  }

  @Test
  void theDocumentIsCorrectedInWordsAndInBothStories() throws IOException {
    assertThat(told.lines().filter(line -> line.startsWith("      In fact: "))).hasSize(REMARKS);
    for (String story : List.of("X/story.en.md", "X/story.zh.md")) {
      assertThat(Files.readString(folder.resolve(story)))
          .contains("\n" + REMARKS + ". **")
          .contains("/etc/kubernetes/pki/apiserver.crt");
    }
  }

  @Test
  void theSignalComesBeforeAllThatFollowsFromIt() {
    List<Steps> shutdown = recording.steps().stream()
        .map(RecordedStep::entry)
        .filter(step -> step.id().startsWith("S"))
        .toList();
    assertThat(shutdown).startsWith(Steps.FIRST_SIGNAL);
  }

  @Test
  void nothingIsOpenOrMissing() {
    assertThat(recording.complete()).isTrue();
    assertThat(recording.open()).isEmpty();
    assertThat(recording.lost()).isZero();
  }

  @Test
  void itEndsWithTheWayOfTwoRequests() {
    List<RecordedStep> requests = recording.performances(Steps.SERVE_REQUEST);
    assertThat(requests).extracting(step -> step.notes().get("status")).containsExactly(201L, 200L);
    assertThat(told).contains("━━ A request's way ━━");
  }

  @Test
  void itLeavesNoObjectBehind() throws IOException {
    assertThat(Files.readString(folder.resolve("X/server.log")))
        .containsPattern("verb=\"DELETE\" URI=\".*/configmaps/kubewalk-tour\".* resp=200");
  }

  @Test
  void stepsComeInTheCataloguesOrder() {
    assertThat(CatalogueOrder.violations(recording)).isEmpty();
  }

  @Test
  void theFlagsInForceAreRecorded() {
    assertThat(recording.flags())
        .containsEntry("authorization-mode", "[Node,RBAC]")
        .containsEntry("profiling", "true")
        .containsEntry("enable-bootstrap-token-auth", "false")
        .containsEntry("data-dir", "kubewalk-data");
  }

  @Test
  void theCatalogueIsCovered() {
    assertThat(recording.steps().stream().map(step -> step.entry()).distinct().count())
        .isGreaterThanOrEqualTo(ENOUGH_STEPS);
  }

  @Test
  void noSecretIsRecorded() throws IOException {
    String token = Files.readString(folder.resolve("X/tokens.csv")).split(",", -1)[0];
    assertThat(Files.readString(folder.resolve("X/recording.jsonl"))).doesNotContain(token);
    assertThat(Files.readString(folder.resolve("X/report.html"))).doesNotContain(token);
    assertThat(Files.readString(folder.resolve("X/server.log"))).doesNotContain(token);
  }
}
