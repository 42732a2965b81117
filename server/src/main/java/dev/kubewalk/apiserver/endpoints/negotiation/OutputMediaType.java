package dev.kubewalk.apiserver.endpoints.negotiation;

import static java.util.Objects.requireNonNull;

/**
 * What a client gets.
 *
 * @param pretty whether it is indented for people
 * @param as what the object is turned into first
 *     <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/negotiation/negotiate.go
 *     (MediaTypeOptions)
 */
public record OutputMediaType(Format format, boolean pretty, Transformation as) {
  /** Plain JSON. */
  public static final OutputMediaType JSON =
      new OutputMediaType(Format.JSON, false, Transformation.NONE);

  public OutputMediaType {
    requireNonNull(format, "format is null");
    requireNonNull(as, "as is null");
  }

  /** True when stored JSON text can be sent as it is. */
  public boolean isPlainJson() {
    return format == Format.JSON && !pretty && as.isNone();
  }

  /**
   * The kind that an object is turned into: a Table or its metadata alone.
   *
   * @param kind empty for none
   */
  public record Transformation(String kind, String group, String version) {
    public static final Transformation NONE = new Transformation("", "", "");

    public boolean isNone() {
      return kind.isEmpty() && group.isEmpty() && version.isEmpty();
    }

    public boolean isTable() {
      return kind.equals("Table");
    }

    /** {@code meta.k8s.io/v1} or {@code meta.k8s.io/v1beta1}. */
    public String apiVersion() {
      return group + "/" + version;
    }

    boolean isKnown() {
      boolean versionKnown = version.equals("v1") || version.equals("v1beta1");
      return group.equals("meta.k8s.io")
          && versionKnown
          && (isTable()
              || kind.equals("PartialObjectMetadata")
              || kind.equals("PartialObjectMetadataList"));
    }
  }
}
