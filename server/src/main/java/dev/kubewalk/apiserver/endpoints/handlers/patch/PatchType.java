package dev.kubewalk.apiserver.endpoints.handlers.patch;

import java.util.Optional;

/**
 * The kinds of patches, by their Content-Type, which must be spelled exactly.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/types/patch.go (PatchType)
 */
public enum PatchType {
  JSON("application/json-patch+json"),
  MERGE("application/merge-patch+json"),
  STRATEGIC_MERGE("application/strategic-merge-patch+json"),
  APPLY("application/apply-patch+yaml");

  private final String mediaType;

  PatchType(String mediaType) {
    this.mediaType = mediaType;
  }

  /** The type that a Content-Type header names, whatever its parameters. */
  public static Optional<PatchType> of(String contentType) {
    String type = contentType.split(";", 2)[0].trim();
    for (PatchType known : values()) {
      if (known.mediaType.equals(type)) {
        return Optional.of(known);
      }
    }
    return Optional.empty();
  }
}
