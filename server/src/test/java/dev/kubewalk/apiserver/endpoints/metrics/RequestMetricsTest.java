package dev.kubewalk.apiserver.endpoints.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.apiserver.endpoints.request.LongRunning;
import dev.kubewalk.apiserver.endpoints.request.RequestInfo;
import dev.kubewalk.apiserver.endpoints.request.RequestKeys;
import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.http.Handler;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.TestingRequest;
import dev.kubewalk.http.TestingResponse;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestMetricsTest {
  private static final String GET_POD =
      "group=\"\",resource=\"pods\",scope=\"resource\",subresource=\"\",verb=\"GET\",version=\"v1\"";

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final RequestMetrics metrics =
      new RequestMetrics(registry, LongRunning.ofKubeApiServer(), Clock.system());

  @Test
  void countsByVerbAndResource() throws IOException {
    Handler handler = metrics.around((request, response) -> {
      response.setHeader("Content-Type", "application/json");
      response.writeHeader(404);
    });
    handler.serve(request("get"), new TestingResponse());
    handler.serve(request("get"), new TestingResponse());
    assertThat(scrape())
        .anyMatch(line -> line.startsWith("apiserver_request_total{code=\"404\"")
            && line.contains(GET_POD)
            && line.endsWith(" 2.0"))
        .anyMatch(line ->
            line.startsWith("apiserver_request_duration_seconds_count{") && line.endsWith(" 2"));
  }

  @Test
  void watchesAreOpenUntilTheyEnd() throws IOException {
    metrics
        .around((request, response) -> assertThat(openWatches()).isEqualTo("1.0"))
        .serve(request("watch"), new TestingResponse());
    assertThat(openWatches()).isEqualTo("0.0");
  }

  private String openWatches() throws IOException {
    String line = scrape().stream()
        .filter(text -> text.startsWith("apiserver_longrunning_gauge{"))
        .findFirst()
        .orElseThrow();
    return line.substring(line.lastIndexOf(' ') + 1);
  }

  private static Request request(String verb) {
    RequestInfo info = new RequestInfo(
        true,
        "/api/v1/namespaces/ns/pods/p",
        verb,
        "api",
        "",
        "v1",
        "ns",
        new RequestInfo.ResourcePath("pods", "", "p", List.of("pods", "p")));
    return new TestingRequest("GET", info.path()).with(RequestKeys.REQUEST_INFO, info);
  }

  private List<String> scrape() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrometheusTextFormatWriter.builder()
        .setIncludeCreatedTimestamps(false)
        .build()
        .write(out, registry.scrape());
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
