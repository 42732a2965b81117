package dev.kubewalk.walkthrough.tour;

/** The tour cannot go on; the message is one line that says what to do. */
public final class TourFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  public TourFailedException(String message) {
    super(message);
  }
}
