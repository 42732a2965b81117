package dev.kubewalk.apiserver.server.filters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.apiserver.endpoints.metrics.RequestMetrics;
import dev.kubewalk.apiserver.endpoints.request.RequestInfoResolver;
import dev.kubewalk.apiserver.endpoints.request.RequestKeys;
import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.componentbase.metrics.KubeRegistry;
import dev.kubewalk.http.Handler;
import dev.kubewalk.http.TestingRequest;
import dev.kubewalk.http.TestingResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WithTimeoutTest {
  private static final byte[] LATE = "late".getBytes(StandardCharsets.UTF_8);

  private final HandClock clock = new HandClock();
  private final RequestDeadlines deadlines = new RequestDeadlines(clock, Duration.ofSeconds(60));
  private final KubeRegistry registry = new KubeRegistry();
  private final TestingResponse response = new TestingResponse();

  @Test
  void answersForALateHandlerAndRefusesWhatItWrites() throws Exception {
    serve((request, fenced) -> {
      passTime(60);
      fenced.write(LATE);
    });
    assertThat(response.status()).isEqualTo(504);
    assertThat(response.body())
        .isEqualTo("{\"metadata\":{},\"status\":\"Failure\",\"message\":\"Timeout: request did not"
            + " complete within 1m0s\",\"reason\":\"Timeout\",\"code\":504,\"details\":{}}\n");
    assertThat(response.header("Content-Length"))
        .isEqualTo(String.valueOf(response.body().length()));
    assertThat(registry.text()).contains("apiserver_request_terminations_total{code=\"504\"");
  }

  @Test
  void leavesAHandlerInTimeAlone() throws Exception {
    serve((request, fenced) -> {
      passTime(59);
      fenced.write(LATE);
    });
    passTime(2);
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("late");
    assertThat(registry.text()).doesNotContain("apiserver_request_terminations_total");
  }

  @Test
  void cutsAnAnswerThatHasBegun() throws Exception {
    serve((request, fenced) -> {
      fenced.write(LATE);
      passTime(61);
    });
    assertThat(response.isAborted()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "60000000000, 1m0s",
    "1500000000, 1.5s",
    "250000000, 250ms",
    "12500, 12.5µs",
    "0, 0s",
    "3723000000000, 1h2m3s"
  })
  void printsDurationsAsGo(long nanos, String text) {
    assertThat(GoDuration.format(Duration.ofNanos(nanos))).isEqualTo(text);
  }

  private void serve(Handler handler) throws Exception {
    TestingRequest request = new TestingRequest("GET", "/");
    new WithTimeout(handler, (r, info) -> false, deadlines, new RequestMetrics(registry, clock))
        .serve(
            request.with(RequestKeys.REQUEST_INFO, new RequestInfoResolver().resolve(request)),
            response);
  }

  private void passTime(int seconds) {
    clock.nanos += Duration.ofSeconds(seconds).toNanos();
    deadlines.expireOverdue();
  }

  /** Moves only by hand. */
  private static final class HandClock implements Clock {
    private long nanos;

    @Override
    public Instant now() {
      return Instant.ofEpochSecond(0, nanos);
    }

    @Override
    public long nanoTime() {
      return nanos;
    }

    @Override
    public void sleep(Duration duration) {
      nanos += duration.toNanos();
    }
  }
}
