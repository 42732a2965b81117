package dev.kubewalk.walkthrough.labs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.walkthrough.host.Answer;
import dev.kubewalk.walkthrough.narration.Language;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every fault strikes, and shows what it should; all runs are compared with one healthy run. */
class LabsTest {
  private static final Duration SLOW = Duration.ofSeconds(1);

  @TempDir
  private static Path folder;

  private static Observation healthy;

  @BeforeAll
  static void aHealthyRun() throws IOException, InterruptedException {
    List<Question> all =
        Labs.all().stream().flatMap(lab -> lab.questions().stream()).distinct().toList();
    healthy =
        new Experiment(folder.resolve("healthy"), folder.resolve("healthy-data")).healthy(all);
    assertThat(healthy.readyz().answer().status()).isEqualTo(200);
    assertThat(healthy.evidence().recording().steps())
        .noneMatch(step -> step.failure().isPresent());
  }

  private static Findings broken(String name) throws IOException, InterruptedException {
    Lab lab = Labs.named(name).orElseThrow();
    Observation broken =
        new Experiment(folder.resolve(name), folder.resolve(name + "-data")).broken(lab, healthy);
    Findings findings = new Findings(healthy, broken);
    StringWriter told = new StringWriter();
    new LabReport(new PrintWriter(told), Language.EN, lab).findings(findings);
    assertThat(told.toString()).contains("Why", "In real life").doesNotContain("%s", "null");
    return findings;
  }

  private static Answer answer(Findings findings, String path) {
    return findings.broken().answers().entrySet().stream()
        .filter(entry -> entry.getKey().path().equals(path))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }

  private static void assertEndedAt(Findings findings, Steps step, String error) {
    assertThat(findings.broken().status()).hasValue(1);
    assertThat(findings.broken().error()).contains(error);
    RecordedStep failed = findings.failed().get(0);
    assertThat(failed.failure().orElseThrow().message()).contains(error);
    assertThat(Findings.lastInside(failed).entry()).isEqualTo(step);
    assertThat(findings.complaints()).anyMatch(line -> line.contains(error));
    assertThat(findings.neverBegun()).contains(Steps.PREPARE_RUN, Steps.RUN_POST_START_HOOKS);
    assertThat(findings.stuck()).isEmpty();
    assertThat(findings.broken().readyz().answer().status()).isZero();
  }

  @Test
  void storeDown() throws IOException, InterruptedException {
    assertEndedAt(
        broken("store-down"),
        Steps.NEW_STORAGE_FACTORY,
        "dial tcp 127.0.0.1:2379: connect: connection refused");
  }

  @Test
  void certificateUnreadable() throws IOException, InterruptedException {
    assertEndedAt(
        broken("certificate-unreadable"),
        Steps.NEW_DYNAMIC_SERVING_CONTENT_FROM_FILES,
        "failed to find any PEM data");
  }

  @Test
  void portTaken() throws IOException, InterruptedException {
    assertEndedAt(
        broken("port-taken"), Steps.CREATE_SECURE_LISTENER, "bind: address already in use");
  }

  @Test
  void hookPanics() throws IOException, InterruptedException {
    Findings findings = broken("hook-panics");
    assertThat(findings.broken().status()).hasValue(255);
    assertThat(findings.failed())
        .extracting(RecordedStep::entry)
        .startsWith(Steps.HOOK_BOOTSTRAP_SYSTEM_PRIORITY_CLASSES, Steps.RUN_POST_START_HOOK);
    assertThat(findings.complaints())
        .anyMatch(line -> line.startsWith("E Observed a panic: "))
        .anyMatch(line -> line.startsWith("F panic in PostStartHook"));
  }

  @Test
  void hookHangs() throws IOException, InterruptedException {
    Findings findings = broken("hook-hangs");
    assertThat(findings.broken().status()).isEmpty();
    assertThat(findings.redChecks())
        .containsOnly(Map.entry("poststarthook/rbac/bootstrap-roles", "not finished"));
    assertThat(findings.stuck())
        .extracting(RecordedStep::entry)
        .containsExactly(Steps.HOOK_RBAC_BOOTSTRAP_ROLES);
    assertThat(findings.failed()).isEmpty();
    assertThat(findings.neverBegun()).contains(Steps.RUN_KUBERNETES_SERVICE);
    assertThat(answer(findings, "/apis/rbac.authorization.k8s.io/v1/clusterroles/cluster-admin")
            .status())
        .isEqualTo(404);
  }

  @Test
  void storeLost() throws IOException, InterruptedException {
    Findings findings = broken("store-lost");
    assertThat(findings.broken().status()).isEmpty();
    assertThat(findings.redChecks()).containsKey("etcd");
    assertThat(findings.redChecks().get("etcd")).contains("connection refused");
    assertThat(findings.complaints()).isNotEmpty();
    assertThat(answer(findings, "/version").status()).isEqualTo(200);
    assertThat(answer(findings, "/api/v1/namespaces").status()).isGreaterThanOrEqualTo(500);
  }

  @Test
  void slowAuthorizer() throws IOException, InterruptedException {
    Findings findings = broken("slow-authorizer");
    assertThat(findings.broken().readyz().answer().status()).isEqualTo(200);
    Question anonymous = Question.getAnonymously("/version");
    assertThat(findings.broken().answers().get(anonymous).status()).isEqualTo(200);
    assertThat(findings.broken().answers().get(anonymous).took()).isGreaterThan(SLOW);
    assertThat(findings.broken().answers().get(Question.get("/version")).took()).isLessThan(SLOW);
    assertThat(findings.broken().insecureAnswers().get(anonymous).took()).isLessThan(SLOW);
  }

  @Test
  void delegateMissing() throws IOException, InterruptedException {
    Findings findings = broken("delegate-missing");
    assertThat(findings.redChecks()).containsKey("autoregister-completion");
    assertThat(answer(findings, "/apis/apiextensions.k8s.io/v1").status()).isEqualTo(404);
    assertThat(answer(findings, "/api/v1/namespaces/default").status()).isEqualTo(200);
    assertThat(findings.neverBegun())
        .contains(Steps.PREPARE_API_EXTENSIONS_SERVER, Steps.HOOK_CRD_INFORMER_SYNCED);
  }

  @Test
  void crdNeverEstablishes() throws IOException, InterruptedException {
    Findings findings = broken("crd-never-establishes");
    assertThat(findings.redChecks())
        .containsOnlyKeys("poststarthook/start-apiextensions-controllers");
    String widgets = "/apis/lab.kubewalk.dev/v1/namespaces/default/widgets";
    assertThat(answer(findings, widgets).status()).isEqualTo(404);
    assertThat(healthy.answers().get(Question.getEventually(widgets)).status()).isEqualTo(200);
    assertThat(answer(
                findings,
                "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/widgets.lab.kubewalk.dev")
            .body())
        .doesNotContain("Established");
    assertThat(findings.stuck())
        .extracting(RecordedStep::entry)
        .containsExactly(Steps.HOOK_START_API_EXTENSIONS_CONTROLLERS);
  }

  @Test
  void everyLabIsTested() {
    assertThat(Labs.all()).hasSizeGreaterThanOrEqualTo(8);
    List<String> tests = Arrays.stream(LabsTest.class.getDeclaredMethods())
        .map(method -> method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT))
        .toList();
    assertThat(tests).containsAll(Labs.all().stream().map(Lab::name).toList());
  }
}
