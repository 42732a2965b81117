package dev.kubewalk.walkthrough.anchors;

/** An anchor does not name exactly one place; the message says which and why. */
public final class AnchorException extends Exception {
  private static final long serialVersionUID = 1L;

  AnchorException(String message) {
    super(message);
  }
}
