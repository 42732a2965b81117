package dev.kubewalk.cmd.kubeapiserver.options;

/** The options cannot be completed; the message is the line to show to the user. */
public final class CompletionException extends Exception {
  private static final long serialVersionUID = 1;

  public CompletionException(String message) {
    super(message);
  }

  public CompletionException(String message, Throwable cause) {
    super(message, cause);
  }
}
