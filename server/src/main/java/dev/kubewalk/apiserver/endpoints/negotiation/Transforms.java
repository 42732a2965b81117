package dev.kubewalk.apiserver.endpoints.negotiation;

import dev.kubewalk.apiserver.endpoints.negotiation.OutputMediaType.Transformation;

/**
 * What an endpoint can turn its objects into.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/rest.go
 * (RequestScope.AllowsMediaTypeTransform)
 */
public enum Transforms {
  /** They are had as they are only. */
  NONE,
  /** Into their metadata alone. */
  METADATA,
  /** Into Tables too. */
  TABLES;

  boolean allow(Transformation as) {
    return as.isNone() || (as.isKnown() && (this == TABLES || (this == METADATA && !as.isTable())));
  }
}
