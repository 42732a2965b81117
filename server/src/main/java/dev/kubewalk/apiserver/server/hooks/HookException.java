package dev.kubewalk.apiserver.server.hooks;

/** A hook could not do its work. A failed post-start hook ends the process. */
public final class HookException extends Exception {
  private static final long serialVersionUID = 1L;

  public HookException(String message) {
    super(message);
  }

  public HookException(String message, Throwable cause) {
    super(message, cause);
  }
}
