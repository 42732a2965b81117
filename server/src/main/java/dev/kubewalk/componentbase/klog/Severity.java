package dev.kubewalk.componentbase.klog;

import java.util.Locale;
import java.util.Optional;

/**
 * How bad a log line is. The order counts: a line also goes to the files of the lesser severities.
 *
 * <p>Go: k8s.io/klog/klog.go (severity).
 */
public enum Severity {
  INFO,
  WARNING,
  ERROR,
  FATAL;

  /** The first character of a line. */
  char letter() {
    return name().charAt(0);
  }

  /** Reads a name in any case, or a number from 0. */
  public static Optional<Severity> parse(String text) {
    for (Severity severity : values()) {
      if (severity.name().equals(text.toUpperCase(Locale.ROOT))
          || Integer.toString(severity.ordinal()).equals(text)) {
        return Optional.of(severity);
      }
    }
    return Optional.empty();
  }
}
