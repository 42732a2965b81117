package dev.kubewalk.componentbase.cli;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;

/**
 * Reads and writes durations as Go does: {@code 1h0m0s}, {@code 1.5s}, {@code 300ms}.
 *
 * <p>Go: time.ParseDuration, time.Duration.String
 */
public final class GoDuration {
  private static final Map<String, Long> UNITS = Map.of(
      "ns", 1L,
      "us", 1_000L,
      "µs", 1_000L,
      "μs", 1_000L,
      "ms", 1_000_000L,
      "s", 1_000_000_000L,
      "m", 60_000_000_000L,
      "h", 3_600_000_000_000L);

  private GoDuration() {}

  /** Reads a sequence of numbers with units, such as {@code 1h15m30.5s}, with an optional sign. */
  public static Duration parse(String text) throws InvalidValueException {
    String rest = text;
    boolean negative = rest.startsWith("-");
    if (negative || rest.startsWith("+")) {
      rest = rest.substring(1);
    }
    if (rest.equals("0")) {
      return Duration.ZERO;
    }
    if (rest.isEmpty()) {
      throw new InvalidValueException("time: invalid duration " + text);
    }
    BigDecimal nanos = BigDecimal.ZERO;
    while (!rest.isEmpty()) {
      int number = span(rest, 0, true);
      int unit = span(rest, number, false);
      nanos = nanos.add(part(rest.substring(0, number), rest.substring(number, unit), text));
      rest = rest.substring(unit);
    }
    if (nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw new InvalidValueException("time: invalid duration " + text);
    }
    return Duration.ofNanos(negative ? -nanos.longValue() : nanos.longValue());
  }

  private static BigDecimal part(String number, String unit, String text)
      throws InvalidValueException {
    if (number.isEmpty() || number.equals(".") || number.indexOf('.') != number.lastIndexOf('.')) {
      throw new InvalidValueException("time: invalid duration " + text);
    }
    if (unit.isEmpty()) {
      throw new InvalidValueException("time: missing unit in duration " + text);
    }
    Long factor = UNITS.get(unit);
    if (factor == null) {
      throw new InvalidValueException("time: unknown unit " + unit + " in duration " + text);
    }
    return new BigDecimal(number).multiply(BigDecimal.valueOf(factor));
  }

  /** Where the run of digits and dots (or of everything else) that starts at {@code from} ends. */
  private static int span(String text, int from, boolean digits) {
    int i = from;
    while (i < text.length() && digits == (text.charAt(i) == '.' || isDigit(text.charAt(i)))) {
      i++;
    }
    return i;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** The shortest text with all larger units that are needed: {@code 1m0s}, {@code 0s}. */
  public static String format(Duration duration) {
    if (duration.isZero()) {
      return "0s";
    }
    Duration left = duration.abs();
    String sign = duration.isNegative() ? "-" : "";
    if (left.compareTo(Duration.ofSeconds(1)) < 0) {
      long nanos = left.toNanos();
      if (nanos < 1_000) {
        return sign + nanos + "ns";
      }
      return nanos < 1_000_000 ? sign + decimal(nanos, 3) + "µs" : sign + decimal(nanos, 6) + "ms";
    }
    StringBuilder text = new StringBuilder(sign);
    long hours = left.toHours();
    if (hours > 0) {
      text.append(hours).append('h');
    }
    if (left.toMinutes() > 0) {
      text.append(left.toMinutesPart()).append('m');
    }
    long nanos = left.toSecondsPart() * 1_000_000_000L + left.toNanosPart();
    return text.append(decimal(nanos, 9)).append('s').toString();
  }

  private static String decimal(long value, int scale) {
    BigDecimal number = BigDecimal.valueOf(value, scale).stripTrailingZeros();
    return number.signum() == 0 ? "0" : number.toPlainString();
  }
}
