package dev.kubewalk.walkthrough.lessons.solutions;

/** An exercise could not be done; the message is one line for the user. */
public final class SolutionException extends Exception {
  private static final long serialVersionUID = 1L;

  SolutionException(String message) {
    super(message);
  }
}
