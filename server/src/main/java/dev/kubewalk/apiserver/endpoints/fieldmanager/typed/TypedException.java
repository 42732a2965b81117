package dev.kubewalk.apiserver.endpoints.fieldmanager.typed;

/** A value that does not have its type; the message says where and why. */
public final class TypedException extends Exception {
  private static final long serialVersionUID = 1L;

  public TypedException(String message) {
    super(message);
  }

  /** The same with what was being done in front of the message. */
  public TypedException within(String action) {
    TypedException within = new TypedException(action + ": " + getMessage());
    within.initCause(this);
    return within;
  }
}
