package dev.kubewalk.componentbase.cli;

/** A flag's text does not mean a value of its type; the message says why, as Go's parsers do. */
public final class InvalidValueException extends Exception {
  private static final long serialVersionUID = 1;

  public InvalidValueException(String message) {
    super(message);
  }
}
