package dev.kubewalk.tracer.export;

import dev.kubewalk.tracer.Recording;
import java.math.BigInteger;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.concurrent.TimeUnit;

/** The recording's times, which count from its start, as times of the calendar. */
final class Times {
  private Times() {}

  /** When the run began; the beginning of 1970 for a recording that does not say. */
  static Instant start(Recording recording) {
    try {
      return Instant.parse(recording.header().facts().startedAt());
    } catch (DateTimeParseException e) {
      return Instant.EPOCH;
    }
  }

  /** Nanoseconds since 1970, as text. */
  static String unixNanos(Instant start, long offset) {
    return BigInteger.valueOf(start.getEpochSecond())
        .multiply(BigInteger.valueOf(TimeUnit.SECONDS.toNanos(1)))
        .add(BigInteger.valueOf(start.getNano() + offset))
        .toString();
  }
}
