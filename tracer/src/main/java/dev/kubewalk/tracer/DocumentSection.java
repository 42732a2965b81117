package dev.kubewalk.tracer;

/** The sections of the start-up document that this program follows, in its order. */
public enum DocumentSection {
  COMMAND_LINE("1", "Command line: NewAPIServerCommand"),
  OPTIONS("2", "NewServerRunOptions, Complete, Validate"),
  SERVER_CHAIN("3", "CreateServerChain"),
  PREPARATION("4", "PrepareRun"),
  RUN_AND_SHUTDOWN("5", "Run, NonBlockingRun and shutdown"),
  POST_START_HOOKS("6", "RunPostStartHooks"),
  NOTES("notes", "Notes and others");

  private final String number;
  private final String title;

  DocumentSection(String number, String title) {
    this.number = number;
    this.title = title;
  }

  /** "1" to "6", or "notes". */
  public String number() {
    return number;
  }

  public String title() {
    return title;
  }
}
