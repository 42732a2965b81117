package dev.kubewalk.walkthrough.cli;

/** Something that the user can put right; the message says what and how, in one line. */
final class UserError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UserError(String message) {
    super(message);
  }
}
