package dev.kubewalk.apiserver.server.routes;

import dev.kubewalk.apiserver.server.mux.PathRecorderMux;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import dev.kubewalk.http.Responses;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * Prometheus text at {@code /metrics}.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/routes/metrics.go (DefaultMetrics,
 * MetricsWithReset)
 */
public final class MetricsRoute {
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private MetricsRoute() {}

  /**
   * @param reset runs on {@code DELETE /metrics}, which profiling allows; null where it does not
   */
  public static void install(PathRecorderMux mux, PrometheusRegistry registry, Runnable reset) {
    mux.handle("/metrics", (request, response) -> {
      if (reset != null && request.method().equals("DELETE")) {
        reset.run();
        Responses.text(response, "metrics reset\n", 200);
      } else {
        scrape(registry, request, response);
      }
    });
  }

  private static void scrape(PrometheusRegistry registry, Request request, ResponseWriter response)
      throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    PrometheusTextFormatWriter.builder()
        .setIncludeCreatedTimestamps(false)
        .build()
        .write(text, registry.scrape());
    response.setHeader("Content-Type", TEXT);
    response.writeHeader(200);
    if (!request.method().equals("HEAD")) {
      response.write(text.toByteArray());
    }
  }
}
