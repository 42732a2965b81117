package dev.kubewalk.apiserver.authentication;

/** A credential was there, and it was wrong. The message never holds the credential. */
public final class AuthenticationException extends Exception {
  private static final long serialVersionUID = 1L;

  public AuthenticationException(String message) {
    // A bad credential is no defect: the stack trace would only cost time.
    super(message, null, false, false);
  }
}
