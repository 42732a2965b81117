package dev.kubewalk.walkthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.Steps;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server's recording tells of requests: those that asked for it, and no others. */
class RequestRecordingTest {
  private static final String NAMESPACE = "/api/v1/namespaces/default";
  private static final String SECRET_VALUE = "aHVzaCBodXNoIG5vdCBhIHdvcmQ=";
  private static final String SECRET =
      "{\"apiVersion\":\"v1\",\"kind\":\"Secret\",\"metadata\":{\"name\":\"s\"},\"data\":{\"v\":\""
          + SECRET_VALUE + "\"}}";

  /** The filters of the reference that are on by default, outermost first. */
  private static final List<Steps> FILTERS = List.of(
      Steps.SERVE_REQUEST,
      Steps.WITH_PANIC_RECOVERY,
      Steps.LOG_REQUEST,
      Steps.WITH_CACHE_CONTROL,
      Steps.WITH_REQUEST_INFO,
      Steps.WITH_WAIT_GROUP,
      Steps.WITH_TIMEOUT_FOR_NON_LONG_RUNNING_REQUESTS,
      Steps.WITH_AUTHENTICATION,
      Steps.WITH_IMPERSONATION,
      Steps.WITH_MAX_IN_FLIGHT_LIMIT,
      Steps.WITH_AUTHORIZATION);

  private static final List<Steps> TO_KUBE_API_SERVER = List.of(
      Steps.DIRECT_REQUEST, Steps.MATCH_PATH, Steps.DIRECT_REQUEST, Steps.HANDLE_RESOURCE_REQUEST);

  @TempDir
  private static Path folder;

  private static Recording recording;
  private static String text;

  @BeforeAll
  static void record() throws IOException, InterruptedException {
    int port = KubewalkProcess.freePort();
    Path file = folder.resolve("run.jsonl");
    try (KubewalkProcess server = KubewalkProcess.apiServer(folder, port, "--trace-file=" + file)) {
      ApiClient client = server.ready(port);
      KubewalkProcess.until("there is a namespace", () -> exists(client, NAMESPACE));
      assertThat(client.send("GET", NAMESPACE + "?silent=1", "").statusCode()).isEqualTo(200);
      ask(client, 200, "GET", NAMESPACE, "");
      ask(client, 201, "POST", NAMESPACE + "/secrets", SECRET);
      ask(client, 403, "POST", NAMESPACE + "/secrets", SECRET, "Impersonate-User", "nobody");
      ask(client, 200, "GET", "/api/v1/secrets?watch=1&timeoutSeconds=1", "");
      ask(client, 200, "DELETE", NAMESPACE + "/secrets/s", "");
      ask(client, 400, "POST", NAMESPACE + "/secrets", SECRET + "}");
      server.terminate();
      assertThat(server.status()).as(server.err()).isZero();
    }
    recording = Recording.load(file);
    text = Files.readString(file);
  }

  private static boolean exists(ApiClient client, String path) {
    try {
      return client.send("GET", path, "").statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static void ask(
      ApiClient client, int status, String method, String path, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(client.request(method, path, body), (name, value) -> true);
    request.setHeader("Kubewalk-Trace", "true");
    if (headers.length > 0) {
      request.headers(headers);
    }
    HttpResponse<String> response =
        client.client().send(request.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
  }

  @Test
  void onlyWhatAskedForItIsRecorded() {
    assertThat(recording.performances(Steps.SERVE_REQUEST))
        .extracting(step -> step.notes().get("method") + " " + step.notes().get("status"))
        .containsExactly("GET 200", "POST 201", "POST 403", "GET 200", "DELETE 200", "POST 400");
    assertThat(recording.open()).isEmpty();
  }

  @Test
  void aReadIsAnsweredByTheWatchCache() {
    assertThat(wayOf(0))
        .isEqualTo(joined(
            FILTERS,
            TO_KUBE_API_SERVER,
            List.of(Steps.STORE_OPERATION, Steps.ASK_WATCH_CACHE, Steps.WRITE_RESPONSE)));
    RecordedStep innermost = request(0);
    for (Steps filter : FILTERS.subList(1, FILTERS.size())) {
      assertThat(innermost.children()).extracting(RecordedStep::entry).containsExactly(filter);
      innermost = innermost.children().get(0);
    }
    assertThat(only(0, Steps.WITH_REQUEST_INFO).notes())
        .containsEntry("verb", "get")
        .containsEntry("resource", "namespaces")
        .containsEntry("name", "default");
  }

  @Test
  void aWriteGoesDownToTheBackend() {
    assertThat(wayOf(1))
        .isEqualTo(joined(
            FILTERS,
            TO_KUBE_API_SERVER,
            List.of(
                Steps.DECODE_BODY,
                Steps.ADMIT_REQUEST,
                Steps.STORE_OPERATION,
                Steps.BEFORE_CREATE,
                Steps.VALIDATE_REQUEST,
                Steps.ASK_WATCH_CACHE,
                Steps.STORAGE_TRANSACTION,
                Steps.ASK_BACKEND,
                Steps.WRITE_RESPONSE)));
    assertThat(only(1, Steps.WITH_AUTHENTICATION).notes()).containsEntry("user", "admin");
    assertThat(only(1, Steps.ADMIT_REQUEST).noteList("plugins")).contains("NamespaceLifecycle");
  }

  @Test
  void whoeverIsRefusedGetsNoFurtherThanAuthorization() {
    assertThat(wayOf(2)).isEqualTo(joined(FILTERS, List.of(Steps.WRITE_RESPONSE), List.of()));
    assertThat(only(2, Steps.WITH_IMPERSONATION).changes())
        .extracting(RecordedStep.Change::after)
        .containsExactly("nobody");
    RecordedStep refusing = only(2, Steps.WITH_AUTHORIZATION);
    assertThat(refusing.notes())
        .containsEntry("user", "nobody")
        .containsEntry("decision", "forbid");
    assertThat(refusing.children()).containsExactly(only(2, Steps.WRITE_RESPONSE));
  }

  @Test
  void aWatchIsOneLongAnswer() {
    assertThat(wayOf(3))
        .endsWith(Steps.STORE_OPERATION, Steps.ASK_WATCH_CACHE, Steps.WRITE_RESPONSE);
    assertThat(only(3, Steps.WITH_WAIT_GROUP).notes()).containsEntry("counted", false);
    assertThat(only(3, Steps.WRITE_RESPONSE).notes()).containsEntry("events", 1L);
  }

  @Test
  void aDeleteComparesRevisions() {
    assertThat(wayOf(4))
        .containsSubsequence(Steps.STORE_OPERATION, Steps.BEFORE_DELETE, Steps.STORAGE_TRANSACTION);
    assertThat(only(4, Steps.STORAGE_TRANSACTION).notes()).containsKey("if still at revision");
  }

  /** Its message quotes the body, and is not recorded. */
  @Test
  void aMistakeIsToldByItsReason() {
    assertThat(only(5, Steps.HANDLE_RESOURCE_REQUEST).notes())
        .containsEntry("status", 400L)
        .containsEntry("reason", "BadRequest");
    assertThat(within(request(5))).allMatch(step -> step.failure().isEmpty());
  }

  @Test
  void noSecretIsRecorded() {
    assertThat(text).doesNotContain(ApiClient.TOKEN).doesNotContain(SECRET_VALUE);
  }

  private static RecordedStep request(int index) {
    return recording.performances(Steps.SERVE_REQUEST).get(index);
  }

  private static List<Steps> wayOf(int index) {
    return within(request(index)).stream().map(RecordedStep::entry).toList();
  }

  private static RecordedStep only(int index, Steps entry) {
    List<RecordedStep> found =
        within(request(index)).stream().filter(step -> step.entry() == entry).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  /** The step and all that happened in it, in the order of start. */
  private static List<RecordedStep> within(RecordedStep step) {
    List<RecordedStep> all = new ArrayList<>(List.of(step));
    step.children().forEach(child -> all.addAll(within(child)));
    return all;
  }

  private static List<Steps> joined(List<Steps> first, List<Steps> second, List<Steps> third) {
    List<Steps> all = new ArrayList<>(first);
    all.addAll(second);
    all.addAll(third);
    return all;
  }
}
