package dev.kubewalk.cmd.kubeapiserver;

/** The server cannot start, or ended in an error; the message is the one line to show. */
public final class RunFailedException extends Exception {
  private static final long serialVersionUID = 1;

  public RunFailedException(String message) {
    super(message);
  }

  public RunFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
