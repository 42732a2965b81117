package dev.kubewalk.apiserver.endpoints.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.componentbase.TestingClock;
import dev.kubewalk.componentbase.metrics.KubeRegistry;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.TestingRequest;
import dev.kubewalk.http.TestingResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestMetricsTest {
  private static final String PLACE =
      "component=\"apiserver\",%sgroup=\"apps\",resource=\"deployments\""
          + ",scope=\"namespace\",subresource=\"\",verb=\"%s\",version=\"v1\"";

  private final KubeRegistry registry = new KubeRegistry();
  private final TestingClock clock = new TestingClock();
  private final RequestMetrics metrics = new RequestMetrics(registry, clock);

  @Test
  void countsTimesAndMeasuresReads() {
    RouteMetrics route = route("GET");
    Request request = new TestingRequest("GET", "/apis/apps/v1/namespaces/ns/deployments/d");
    for (int i = 0; i < 2; i++) {
      long start = route.start();
      clock.advance(Duration.ofMillis(120));
      route.answered(request, answer(404, 1500), "namespace", start);
    }
    String labels = labels("dry_run=\"\",", "GET");
    assertThat(registry.text())
        .contains("apiserver_request_total{code=\"404\",component=\"apiserver\","
            + "contentType=\"application/json\",dry_run=\"\",group=\"apps\"")
        .contains("apiserver_request_duration_seconds_bucket{" + labels + ",le=\"0.1\"} 0\n")
        .contains("apiserver_request_duration_seconds_bucket{" + labels + ",le=\"0.15\"} 2\n")
        .contains("apiserver_request_duration_seconds_sum{" + labels + "} 0.24\n")
        .contains("apiserver_response_sizes_bucket{" + labels("", "GET") + ",le=\"1000\"} 0\n")
        .contains("apiserver_response_sizes_bucket{" + labels("", "GET") + ",le=\"10000\"} 2\n")
        .contains("apiserver_response_sizes_sum{" + labels("", "GET") + "} 3000\n")
        .containsPattern("apiserver_request_total\\{.*} 2\n");
  }

  @Test
  void writesHaveNoSizes() {
    RouteMetrics route = route("POST");
    route.answered(
        new TestingRequest("POST", "/apis/apps/v1/namespaces/ns/deployments"),
        answer(201, 10),
        "namespace",
        route.start());
    assertThat(registry.text())
        .contains("verb=\"POST\"")
        .doesNotContain("apiserver_response_sizes");
  }

  @ParameterizedTest
  @CsvSource({
    "LIST, ?watch=1, '', WATCH, ''",
    "LIST, ?watch, '', WATCH, ''",
    "LIST, ?watch=false, '', LIST, ''",
    "LIST, ?fieldSelector=watch, '', LIST, ''",
    "WATCHLIST, '', '', WATCH, ''",
    "PATCH, '', application/apply-patch+yaml, APPLY, ''",
    "PATCH, '', application/merge-patch+json, PATCH, ''",
    "POST, ?dryRun=All, '', POST, All",
    "POST, ?dryRun=All&dryRun=All, '', POST, All",
    "POST, ?dryRun=some, '', POST, invalid"
  })
  void namesWhatWasAsked(
      String verb, String query, String contentType, String reported, String dryRun) {
    Request request = new TestingRequest("GET", "/x" + query).header("Content-Type", contentType);
    assertThat(Calls.reportedVerb(verb, request)).isEqualTo(reported);
    assertThat(Calls.dryRun(request)).isEqualTo(dryRun);
  }

  private RouteMetrics route(String verb) {
    return metrics.route(RouteMetrics.Route.of(verb, "apps", "v1", "deployments", ""));
  }

  private static String labels(String dryRun, String verb) {
    return PLACE.formatted(dryRun, verb);
  }

  private static TestingResponse answer(int status, int size) {
    TestingResponse response = new TestingResponse();
    response.setHeader("Content-Type", "application/json");
    response.writeHeader(status);
    byte[] body = "x".repeat(size).getBytes(StandardCharsets.UTF_8);
    response.write(body, 0, body.length);
    return response;
  }
}
