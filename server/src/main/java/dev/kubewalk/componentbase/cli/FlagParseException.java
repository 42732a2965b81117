package dev.kubewalk.componentbase.cli;

/** The command line cannot be understood; the message is the line to show to the user. */
public final class FlagParseException extends Exception {
  private static final long serialVersionUID = 1;

  public FlagParseException(String message) {
    super(message);
  }
}
