package dev.kubewalk.apiserver.endpoints;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.runtime.serializer.json.SchemaDecoder;
import dev.kubewalk.apiserver.admission.AdmissionChain;
import dev.kubewalk.apiserver.authorization.Authorizer;
import dev.kubewalk.apiserver.endpoints.fieldmanager.FieldManagers;
import dev.kubewalk.apiserver.endpoints.metrics.RequestMetrics;
import dev.kubewalk.componentbase.Clock;
import java.time.Duration;

/**
 * What the routes of all group versions of a server share.
 *
 * @param authorizer asked again when an update turns into a create
 * @param equivalents which resources are the same things
 *     <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/groupversion.go (APIGroupVersion)
 */
public record ApiServices(
    SchemaDecoder decoder,
    AdmissionChain admission,
    Authorizer authorizer,
    FieldManagers fieldManagers,
    EquivalentResources equivalents,
    Clock clock,
    Limits limits,
    RequestMetrics metrics) {
  /** The limit of v1.18: three mebibytes. */
  public static final int MAX_REQUEST_BODY_BYTES = 3 * 1024 * 1024;

  /**
   * What requests may cost.
   *
   * @param minRequestTimeout a watch without a timeout ends after one to two times this
   * @param maxRequestBodyBytes a larger body is refused with 413
   */
  public record Limits(Duration minRequestTimeout, int maxRequestBodyBytes) {
    public Limits {
      requireNonNull(minRequestTimeout, "minRequestTimeout is null");
    }
  }

  public ApiServices {
    requireNonNull(decoder, "decoder is null");
    requireNonNull(admission, "admission is null");
    requireNonNull(authorizer, "authorizer is null");
    requireNonNull(fieldManagers, "fieldManagers is null");
    requireNonNull(equivalents, "equivalents is null");
    requireNonNull(clock, "clock is null");
    requireNonNull(limits, "limits is null");
    requireNonNull(metrics, "metrics is null");
  }

  public Duration minRequestTimeout() {
    return limits.minRequestTimeout();
  }

  public int maxRequestBodyBytes() {
    return limits.maxRequestBodyBytes();
  }

  /** The same for resources that are equivalent to each other at most, and to no others. */
  public ApiServices apart() {
    return new ApiServices(
        decoder,
        admission,
        authorizer,
        fieldManagers,
        new EquivalentResources(),
        clock,
        limits,
        metrics);
  }

  /** The same with another admission chain. */
  public ApiServices withAdmission(AdmissionChain chain) {
    return new ApiServices(
        decoder, chain, authorizer, fieldManagers, equivalents, clock, limits, metrics);
  }
}
