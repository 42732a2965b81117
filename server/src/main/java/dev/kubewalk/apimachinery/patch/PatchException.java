package dev.kubewalk.apimachinery.patch;

/**
 * A patch that cannot be applied. The text is for the client; the kind says how it is told.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/util/mergepatch/errors.go
 */
public final class PatchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What the failure means to the client. */
  public enum Kind {
    /** The patch itself is malformed: 400. */
    MALFORMED,
    /** The patch does not fit the object: 422 without the text. */
    DOES_NOT_APPLY,
    /** More operations than allowed: 413. */
    TOO_LARGE,
    /** An error that the Go server passes on raw: 500. */
    RAW
  }

  private final Kind kind;

  public PatchException(Kind kind, String message) {
    super(message, null, false, false);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  static PatchException raw(String message) {
    return new PatchException(Kind.RAW, message);
  }

  static PatchException doesNotApply(String message) {
    return new PatchException(Kind.DOES_NOT_APPLY, message);
  }
}
