package dev.kubewalk.apimachinery.errors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.unstructured.Unstructured;

/**
 * A failure that the client is told about: it carries the Status object to answer with. Made by
 * {@link ApiErrors}.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/api/errors/errors.go (StatusError)
 */
public final class StatusException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Unstructured status;

  public StatusException(Unstructured status) {
    // An answer to a client, not a defect: the stack trace would only cost time.
    super(status.stringAt("message"), null, false, false);
    this.status = status;
  }

  /** The Status object; not to be modified. */
  public Unstructured status() {
    return status;
  }

  /** The HTTP status code. */
  public int code() {
    return status.intAt("code");
  }

  /** The machine-readable reason, such as NotFound; empty when there is none. */
  public String reason() {
    return status.stringAt("reason");
  }

  public boolean is(String wantedReason) {
    return reason().equals(wantedReason);
  }

  /** The same failure with changed text; used where a layer adds what it knows. */
  public StatusException withMessage(String message) {
    return new StatusException(status.copy().set("message", message));
  }

  /** The Status as a tree of its own. */
  public ObjectNode toNode() {
    return status.node().deepCopy();
  }
}
