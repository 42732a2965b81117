package dev.kubewalk.apiserver.server.filters;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * A duration as Go prints it: {@code 1m0s}, {@code 1.5s}, {@code 250ms}, {@code 12.5µs}.
 *
 * <p>Go: time/time.go (Duration.String)
 */
final class GoDuration {
  private static final long MICRO = 1_000;
  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000_000_000;
  private static final long MINUTE = 60;

  private GoDuration() {}

  static String format(Duration duration) {
    long nanos = duration.toNanos();
    if (nanos == 0) {
      return "0s";
    }
    if (nanos < MICRO) {
      return nanos + "ns";
    }
    if (nanos < MILLI) {
      return decimal(nanos, MICRO) + "µs";
    }
    if (nanos < SECOND) {
      return decimal(nanos, MILLI) + "ms";
    }
    long minutes = duration.toMinutes();
    String seconds = decimal(nanos - minutes * MINUTE * SECOND, SECOND) + "s";
    if (minutes == 0) {
      return seconds;
    }
    long hours = minutes / MINUTE;
    String rest = minutes % MINUTE + "m" + seconds;
    return hours == 0 ? rest : hours + "h" + rest;
  }

  private static String decimal(long nanos, long unit) {
    BigDecimal value = BigDecimal.valueOf(nanos).divide(BigDecimal.valueOf(unit));
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
