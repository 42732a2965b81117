package dev.kubewalk.walkthrough.narration;

import java.util.Locale;
import java.util.Map;

/** Writes durations and notes for people. */
public final class Values {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS_PER_SECOND = 1e9;

  private Values() {}

  /** {@code 41 ms}, {@code 0.3 ms}, {@code 1.20 s}. */
  public static String duration(long nanos) {
    if (nanos >= NANOS_PER_SECOND) {
      return String.format(Locale.ROOT, "%.2f s", nanos / NANOS_PER_SECOND);
    }
    double millis = nanos / NANOS_PER_MILLI;
    return String.format(Locale.ROOT, millis >= 10 ? "%.0f ms" : "%.1f ms", millis);
  }

  /** All notes of a step in one line, in the order in which they were made. */
  public static String notes(Map<String, Object> notes) {
    StringBuilder line = new StringBuilder();
    for (Map.Entry<String, Object> note : notes.entrySet()) {
      line.append(line.length() == 0 ? "" : ", ").append(note.getKey()).append(" = ");
      line.append(note.getValue());
    }
    return line.toString();
  }
}
