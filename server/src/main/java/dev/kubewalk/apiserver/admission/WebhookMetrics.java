package dev.kubewalk.apiserver.admission;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.componentbase.metrics.Family;
import dev.kubewalk.componentbase.metrics.KubeRegistry;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import java.util.Locale;

/**
 * Times the calls of webhooks, and counts what they keep from being written.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/admission/metrics/metrics.go (ObserveWebhook,
 * ObserveWebhookRejection)
 */
public final class WebhookMetrics {
  private static final double[] SECONDS = {0.005, 0.025, 0.1, 0.5, 2.5};
  private static final double NANOS_PER_SECOND = 1e9;
  private static final int HIGHEST_CODE = 600;

  private final Clock clock;
  private final Family<DistributionDataPoint> durations;
  private final Family<CounterDataPoint> rejections;

  /** Why a write was refused: by the webhook, for want of it, or by this server. */
  public enum Failure {
    NO_ERROR,
    CALLING_WEBHOOK_ERROR,
    APISERVER_INTERNAL_ERROR
  }

  public WebhookMetrics(KubeRegistry registry, Clock clock) {
    this.clock = requireNonNull(clock);
    this.durations = registry.histogram(
        "apiserver_admission_webhook_admission_duration_seconds",
        "Admission webhook latency histogram in seconds, identified by name and broken out for each"
            + " operation and API resource and type (validate or admit).",
        SECONDS,
        "name",
        "type",
        "operation",
        "rejected");
    this.rejections = registry.counter(
        "apiserver_admission_webhook_rejection_count",
        "Admission webhook rejection count, identified by name and broken out for each admission"
            + " type (validating or admit) and operation. Additional labels specify an error type"
            + " (calling_webhook_error or apiserver_internal_error if an error occurred; no_error"
            + " otherwise) and optionally a non-zero rejection code if the webhook rejects the"
            + " request with an HTTP status code (honored by the apiserver when the code is greater"
            + " or equal to 400). Codes greater than 600 are truncated to 600, to keep the metrics"
            + " cardinality bounded.",
        "name",
        "type",
        "operation",
        "error_type",
        "rejection_code");
  }

  /** One webhook being asked about one kind of write. */
  public record Call(String webhook, String type, Attributes.Operation operation) {}

  /** The start of a call, in nanoseconds. */
  public long start() {
    return clock.nanoTime();
  }

  public void called(Call call, boolean rejected, long start) {
    durations
        .with(call.webhook, call.type, call.operation.name(), Boolean.toString(rejected))
        .observe((clock.nanoTime() - start) / NANOS_PER_SECOND);
  }

  /**
   * @param code the HTTP status of the refusal; 0 for none
   */
  public void rejected(Call call, Failure failure, int code) {
    String shown = Integer.toString(Math.min(code, HIGHEST_CODE));
    String why = failure.name().toLowerCase(Locale.ROOT);
    rejections.with(call.webhook, call.type, call.operation.name(), why, shown).inc();
  }
}
