package dev.kubewalk.cmd.kubeapiserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What /metrics of a whole server says, and that it says what happened. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricsTest {
  private static final String CONFIG_MAPS = "/api/v1/namespaces/default/configmaps";
  private static final String POSTS =
      "apiserver_request_total{code=\"201\",component=\"apiserver\","
          + "contentType=\"application/json\",dry_run=\"\",group=\"\",resource=\"configmaps\","
          + "scope=\"namespace\",subresource=\"\",verb=\"POST\",version=\"v1\"}";

  @TempDir
  static Path folder;

  private TestingApiServer server;

  @BeforeAll
  void start() throws IOException, InterruptedException {
    server = new TestingApiServer(folder.resolve("one")).ready();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private record Name(String name, String type, String served) {}

  private static List<Name> names() throws IOException {
    try (InputStream in = MetricsTest.class.getResourceAsStream("metrics.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .map(cells -> new Name(cells[0], cells[1], cells[2]))
          .toList();
    }
  }

  @Test
  void everyNameIsServedOrHasAReason() throws IOException {
    server.sendAs("admintoken", "GET", "/api/v1/namespaces");
    server.send("GET", "/openapi/v2", "");
    create("for-names");
    server.send("GET", "/api/v1/configmaps?watch=1&timeoutSeconds=1", "");
    Map<String, String> types = new TreeMap<>();
    metrics().lines().filter(line -> line.startsWith("# TYPE ")).forEach(line -> {
      String[] words = line.split(" ");
      assertThat(types.put(words[2], words[3])).as(words[2] + " comes once").isNull();
    });
    List<Name> names = names();
    for (Name name : names) {
      if (name.served().equals("served")) {
        assertThat(types).containsEntry(name.name(), name.type());
      }
    }
    Map<String, String> listed = names.stream()
        .filter(name -> !name.served().equals("no"))
        .collect(Collectors.toMap(Name::name, Name::type));
    assertThat(listed).containsAllEntriesOf(types);
  }

  @Test
  void aCreatedObjectCountsOnce() throws IOException {
    List<DoubleSupplier> counts = List.of(
        () -> value(POSTS),
        () -> value("etcd_object_counts{resource=\"configmaps\"}"),
        () -> value(
            "etcd_request_duration_seconds_count{operation=\"create\",type=\"*core.ConfigMap\"}"),
        () -> value("apiserver_request_duration_seconds_count{component=\"apiserver\",dry_run=\"\","
            + "group=\"\",resource=\"configmaps\",scope=\"namespace\",subresource=\"\","
            + "verb=\"POST\",version=\"v1\"}"),
        () -> value(
            "apiserver_admission_controller_admission_duration_seconds_count{"
                + "name=\"NamespaceLifecycle\",operation=\"CREATE\",rejected=\"false\",type=\"admit\"}"),
        () -> value("apiserver_admission_step_admission_duration_seconds_summary_count{"
            + "operation=\"CREATE\",rejected=\"false\",type=\"validate\"}"));
    create("before");
    List<Double> before = counts.stream().map(DoubleSupplier::getAsDouble).toList();
    create("counted");
    for (int i = 0; i < counts.size(); i++) {
      assertThat(counts.get(i).getAsDouble()).as("count " + i).isEqualTo(before.get(i) + 1);
    }
  }

  @Test
  void refusalsAreCountedAsTheClientSeesThem() throws IOException {
    String refused = "apiserver_admission_step_admission_duration_seconds_count{"
        + "operation=\"CREATE\",rejected=\"true\",type=\"admit\"}";
    String notFound = POSTS.replace("code=\"201\"", "code=\"404\"");
    double before = value(refused);
    double missing = value(notFound);
    String path = "/api/v1/namespaces/nowhere/configmaps";
    assertThat(server.send("POST", path, configMap("x")).statusCode()).isEqualTo(404);
    assertThat(value(refused)).isEqualTo(before + 1);
    assertThat(value(notFound)).isEqualTo(missing + 1);
    server.send("GET", "/apis/made.up/v1/names", "");
    server.send("GET", "/made/up", "");
    assertThat(metrics()).doesNotContain("made");
  }

  @Test
  void aWatchRaisesAndLowersTheGauges() throws IOException, InterruptedException {
    String place = "component=\"apiserver\",group=\"\",resource=\"secrets\",scope=\"namespace\","
        + "subresource=\"\",verb=\"WATCH\",version=\"v1\"}";
    String kind = "{group=\"\",kind=\"Secret\",version=\"v1\"}";
    String watchers = "apiserver_registered_watchers" + kind;
    String open = "apiserver_longrunning_gauge{" + place;
    double before = value(watchers);
    double openBefore = value(open);
    double events = value("apiserver_watch_events_total" + kind);
    HttpResponse<InputStream> watch =
        server.watch("/api/v1/namespaces/default/secrets?watch=1&resourceVersion=0");
    try (InputStream lines = watch.body()) {
      TestingApiServer.until("a watcher", () -> value(watchers) == before + 1);
      assertThat(value(open)).isEqualTo(openBefore + 1);
      replaceSecret();
      TestingApiServer.until(
          "an event", () -> value("apiserver_watch_events_total" + kind) > events);
      assertThat(lines.read()).isEqualTo('{');
    }
    // A connection of HTTP/1.1 is found to be closed by writing to it.
    TestingApiServer.until("no watcher", () -> {
      replaceSecret();
      return value(watchers) == before;
    });
    TestingApiServer.until("no open request", () -> value(open) == openBefore);
    assertThat(value("apiserver_watch_events_sizes_count" + kind))
        .isEqualTo(value("apiserver_watch_events_total" + kind));
  }

  @Test
  void authenticationIsCountedByHowItEnds() throws IOException {
    double good = value("authentication_attempts{result=\"success\"}");
    double bad = value("authentication_attempts{result=\"error\"}");
    double mail = value("authenticated_user_requests{username=\"email_id\"}");
    double hits = value("authentication_token_cache_request_total{status=\"hit\"}");
    assertThat(server.sendAs("janetoken", "GET", "/version").statusCode()).isEqualTo(200);
    assertThat(server.sendAs("janetoken", "GET", "/version").statusCode()).isEqualTo(200);
    assertThat(server.sendAs("unknown", "GET", "/version").statusCode()).isEqualTo(401);
    // The server's own client is at work as well.
    assertThat(value("authentication_attempts{result=\"success\"}")).isGreaterThan(good + 1);
    assertThat(value("authentication_attempts{result=\"error\"}")).isEqualTo(bad + 1);
    assertThat(value("authenticated_user_requests{username=\"email_id\"}")).isEqualTo(mail + 2);
    assertThat(value("authentication_token_cache_request_total{status=\"hit\"}"))
        .isGreaterThan(hits);
    assertThat(value("authentication_token_cache_active_fetch_count{status=\"in_flight\"}"))
        .isZero();
  }

  @Test
  void queuesTellHowTheyDo() throws InterruptedException {
    TestingApiServer.until(
        "the queue is done",
        () -> value("workqueue_depth{name=\"autoregister\"}") == 0
            && value("workqueue_work_duration_seconds_count{name=\"autoregister\"}")
                == value("workqueue_adds_total{name=\"autoregister\"}"));
    assertThat(value("workqueue_adds_total{name=\"autoregister\"}")).isGreaterThan(20);
  }

  @Test
  void anApiServiceWithoutItsServiceIsUnavailable() throws IOException, InterruptedException {
    assertThat(value("aggregator_unavailable_apiservice{name=\"v1.apps\"}")).isZero();
    String path = "/apis/apiregistration.k8s.io/v1/apiservices";
    String object = "{\"apiVersion\":\"apiregistration.k8s.io/v1\",\"kind\":\"APIService\","
        + "\"metadata\":{\"name\":\"v1.no.example\"},\"spec\":{\"group\":\"no.example\","
        + "\"version\":\"v1\",\"groupPriorityMinimum\":1,\"versionPriority\":1,"
        + "\"insecureSkipTLSVerify\":true,"
        + "\"service\":{\"namespace\":\"default\",\"name\":\"none\"}}}";
    assertThat(server.send("POST", path, object).statusCode()).isEqualTo(201);
    TestingApiServer.until(
        "it is unavailable",
        () -> value("aggregator_unavailable_apiservice{name=\"v1.no.example\"}") == 1);
    server.send("DELETE", path + "/v1.no.example", "");
  }

  @Test
  void deleteForgetsRequestsAndNothingElse() throws IOException {
    create("to-be-forgotten");
    HttpResponse<String> reset = server.send("DELETE", "/metrics", "");
    assertThat(reset.statusCode()).isEqualTo(200);
    assertThat(reset.body()).isEqualTo("metrics reset\n");
    assertThat(value(POSTS)).isZero();
    assertThat(value("etcd_object_counts{resource=\"configmaps\"}")).isPositive();
    create("after");
    assertThat(value(POSTS)).isEqualTo(1);
  }

  @Test
  void serversCountApart() throws IOException, InterruptedException {
    create("in-the-first");
    try (TestingApiServer second = new TestingApiServer(folder.resolve("two")).ready()) {
      String theirs = second.send("GET", "/metrics", "").body();
      assertThat(value(theirs, POSTS)).isZero();
      assertThat(value(theirs, "etcd_object_counts{resource=\"secrets\"}")).isZero();
    }
    assertThat(value(POSTS)).isPositive();
  }

  private void create(String name) throws IOException {
    String path = CONFIG_MAPS + "/" + name;
    server.send("DELETE", path, "");
    assertThat(server.send("POST", CONFIG_MAPS, configMap(name)).statusCode()).isEqualTo(201);
  }

  private static String configMap(String name) {
    return "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"" + name
        + "\"}}";
  }

  private void replaceSecret() {
    String secret = "{\"apiVersion\":\"v1\",\"kind\":\"Secret\",\"metadata\":{\"name\":\"s\"}}";
    try {
      server.send("DELETE", "/api/v1/namespaces/default/secrets/s", "");
      server.send("POST", "/api/v1/namespaces/default/secrets", secret);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String metrics() {
    try {
      return server.send("GET", "/metrics", "").body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A value now, 0 when there is none yet. */
  private double value(String series) {
    return value(metrics(), series);
  }

  private static double value(String text, String series) {
    return text.lines()
        .filter(line -> line.startsWith(series + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
        .findFirst()
        .orElse(0);
  }
}
