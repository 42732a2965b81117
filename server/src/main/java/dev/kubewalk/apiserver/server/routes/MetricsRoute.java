package dev.kubewalk.apiserver.server.routes;

import dev.kubewalk.apiserver.endpoints.metrics.RequestMetrics;
import dev.kubewalk.apiserver.server.mux.PathRecorderMux;
import dev.kubewalk.apiserver.storage.etcd3.metrics.EtcdMetrics;
import dev.kubewalk.componentbase.metrics.KubeRegistry;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import dev.kubewalk.http.Responses;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Prometheus text at {@code /metrics}. Where profiling is on, {@code DELETE} forgets what was
 * counted of requests and of the store.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/routes/metrics.go (DefaultMetrics,
 * MetricsWithReset)
 */
public final class MetricsRoute {
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private MetricsRoute() {}

  public static void install(PathRecorderMux mux, KubeRegistry registry, boolean profiling) {
    mux.handle("/metrics", (request, response) -> {
      if (profiling && request.method().equals("DELETE")) {
        registry.reset(RequestMetrics.RESET);
        registry.reset(EtcdMetrics.RESET);
        Responses.text(response, "metrics reset\n", 200);
      } else {
        scrape(registry, request, response);
      }
    });
  }

  private static void scrape(KubeRegistry registry, Request request, ResponseWriter response)
      throws IOException {
    byte[] text = registry.text().getBytes(StandardCharsets.UTF_8);
    response.setHeader("Content-Type", TEXT);
    response.writeHeader(200);
    if (!request.method().equals("HEAD")) {
      response.write(text);
    }
  }
}
