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
 * @param minRequestTimeout a watch without a timeout ends after one to two times this
 * @param maxRequestBodyBytes a larger body is refused with 413
 *     <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/groupversion.go (APIGroupVersion)
 */
public record ApiServices(
    SchemaDecoder decoder,
    AdmissionChain admission,
    Authorizer authorizer,
    FieldManagers fieldManagers,
    Clock clock,
    Duration minRequestTimeout,
    int maxRequestBodyBytes,
    RequestMetrics metrics) {
  /** The limit of v1.18: three mebibytes. */
  public static final int MAX_REQUEST_BODY_BYTES = 3 * 1024 * 1024;

  public ApiServices {
    requireNonNull(decoder, "decoder is null");
    requireNonNull(admission, "admission is null");
    requireNonNull(authorizer, "authorizer is null");
    requireNonNull(fieldManagers, "fieldManagers is null");
    requireNonNull(clock, "clock is null");
    requireNonNull(minRequestTimeout, "minRequestTimeout is null");
    requireNonNull(metrics, "metrics is null");
  }
}
