package dev.kubewalk.walkthrough.host;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;

/**
 * What a client got from a port.
 *
 * @param outcome how far it came
 * @param detail the TLS version where TLS was spoken; otherwise why it came no further; may be empty
 * @param status of HTTP; 0 when there was none
 * @param took from the attempt to connect to the end
 */
public record Answer(Outcome outcome, String detail, int status, String body, Duration took) {
  private static final int OK = 200;

  public Answer {
    requireNonNull(outcome);
    requireNonNull(detail);
    requireNonNull(body);
    requireNonNull(took);
  }

  /** How far a client comes. */
  public enum Outcome {
    /** Nobody listens: the connection is refused. */
    CLOSED,
    /** The connection stands, and nobody says anything. */
    SILENT,
    /** The connection stands, but TLS does not come about. */
    NO_TLS,
    /** Cut off before a whole answer was there. */
    BROKEN,
    /** An HTTP answer. */
    ANSWERED
  }

  public boolean isOk() {
    return status == OK;
  }

  /** The checks that failed, of an answer of /readyz and its like. */
  public List<String> failedChecks() {
    String mark = "[-]";
    return body.lines()
        .filter(line -> line.startsWith(mark) && line.contains(" failed"))
        .map(line -> line.substring(mark.length(), line.indexOf(" failed")))
        .toList();
  }
}
