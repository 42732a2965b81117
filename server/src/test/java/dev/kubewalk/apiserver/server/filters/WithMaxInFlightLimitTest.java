package dev.kubewalk.apiserver.server.filters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.apiserver.authentication.UserInfo;
import dev.kubewalk.apiserver.endpoints.metrics.RequestMetrics;
import dev.kubewalk.apiserver.endpoints.request.LongRunning;
import dev.kubewalk.apiserver.endpoints.request.RequestInfoResolver;
import dev.kubewalk.apiserver.endpoints.request.RequestKeys;
import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.componentbase.metrics.KubeRegistry;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.TestingRequest;
import dev.kubewalk.http.TestingResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WithMaxInFlightLimitTest {
  private final KubeRegistry registry = new KubeRegistry();

  /** A second request comes in while the first, a list by anybody, is at work. */
  @ParameterizedTest(name = "{0} {1} by {2}")
  @CsvSource({
    "GET, /api/v1/pods, dev, 429",
    "GET, /api/v1/pods, system:masters, 200",
    "GET, /api/v1/pods?watch=1, dev, 200",
    "POST, /api/v1/pods, dev, 200"
  })
  void boundsReadsAndWritesApart(String method, String target, String group, int status)
      throws Exception {
    Request next = request(method, target, group);
    List<TestingResponse> inner = new ArrayList<>();
    WithMaxInFlightLimit[] filter = new WithMaxInFlightLimit[1];
    filter[0] = new WithMaxInFlightLimit(
        (request, response) -> {
          if (inner.isEmpty()) {
            TestingResponse second = new TestingResponse();
            inner.add(second);
            filter[0].serve(next, second);
          }
          response.flush();
        },
        LongRunning.ofKubeApiServer(),
        1,
        1,
        new WithMaxInFlightLimit.Metrics(
            new InFlightMetrics(registry, Clock.system()),
            new RequestMetrics(registry, Clock.system())));
    filter[0].serve(request("GET", "/api/v1/pods", "dev"), new TestingResponse());
    TestingResponse second = inner.get(0);
    assertThat(second.status()).isEqualTo(status);
    if (status == 429) {
      assertThat(second.body()).isEqualTo("Too many requests, please try again later.\n");
      assertThat(second.header("Retry-After")).isEqualTo("1");
      assertThat(registry.text())
          .contains("apiserver_dropped_requests_total{requestKind=\"readOnly\"} 1\n")
          .contains("code=\"429\",component=\"apiserver\",group=\"\",resource=\"pods\"");
    }
  }

  private static Request request(String method, String target, String group) throws Exception {
    TestingRequest request = new TestingRequest(method, target);
    return request
        .with(RequestKeys.REQUEST_INFO, new RequestInfoResolver().resolve(request))
        .with(RequestKeys.USER, new UserInfo("u", List.of(group)));
  }
}
