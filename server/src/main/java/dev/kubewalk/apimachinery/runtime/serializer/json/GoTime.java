package dev.kubewalk.apimachinery.runtime.serializer.json;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Reads moments in RFC 3339 with the wording of Go's time package when they are none, and writes
 * them as API objects show them: in UTC, to the second or to the microsecond.
 *
 * <p>Go: time/format.go (Parse); staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/time.go
 */
final class GoTime {
  private static final String SECONDS = "2006-01-02T15:04:05Z07:00";
  private static final String MICROS = "2006-01-02T15:04:05.000000Z07:00";
  private static final String FRACTION = ".000000";

  private final String text;
  private final String layout;
  private int at;

  private GoTime(String text, String layout) {
    this.text = text;
    this.layout = layout;
  }

  /** The canonical text of a time to the second. */
  static String seconds(String text) throws DecodeException {
    OffsetDateTime time = new GoTime(text, SECONDS).parse();
    return write(time, "");
  }

  /** The canonical text of a time to the microsecond. */
  static String micros(String text) throws DecodeException {
    OffsetDateTime time = new GoTime(text, MICROS).parse();
    return write(time, ".%06d".formatted(time.getNano() / 1000));
  }

  private static String write(OffsetDateTime time, String fraction) {
    return "%04d-%02d-%02dT%02d:%02d:%02d%sZ"
        .formatted(
            time.getYear(),
            time.getMonthValue(),
            time.getDayOfMonth(),
            time.getHour(),
            time.getMinute(),
            time.getSecond(),
            fraction);
  }

  private OffsetDateTime parse() throws DecodeException {
    int year = number("2006", 4, 4, 0, 9999, "");
    literal("-");
    int month = number("01", 2, 2, 1, 12, "month");
    literal("-");
    int day = number("02", 2, 2, 0, 99, "day");
    literal("T");
    int hour = number("15", 1, 2, 0, 23, "hour");
    literal(":");
    int minute = number("04", 2, 2, 0, 59, "minute");
    literal(":");
    int second = number("05", 2, 2, 0, 59, "second");
    int nanos = layout.equals(MICROS) ? micros() : optionalFraction();
    ZoneOffset zone = zone();
    if (at < text.length()) {
      throw failure("extra text: " + text.substring(at));
    }
    try {
      return LocalDateTime.of(year, month, day, hour, minute, second, nanos)
          .atOffset(zone)
          .withOffsetSameInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw failure("day out of range");
    }
  }

  private DecodeException failure(String what) {
    return new DecodeException("parsing time \"" + text + "\": " + what);
  }

  private DecodeException cannotParse(String element) {
    return new DecodeException("parsing time \"" + text + "\" as \"" + layout
        + "\": cannot parse \"" + text.substring(at) + "\" as \"" + element + "\"");
  }

  private void literal(String expected) throws DecodeException {
    if (!text.startsWith(expected, at)) {
      throw cannotParse(expected);
    }
    at++;
  }

  private int number(String element, int least, int most, int from, int to, String name)
      throws DecodeException {
    int digits = 0;
    while (digits < most && isDigit(at + digits)) {
      digits++;
    }
    if (digits < least) {
      throw cannotParse(element);
    }
    int value = Integer.parseInt(text.substring(at, at + digits));
    at += digits;
    if (value < from || value > to) {
      throw failure(name + " out of range");
    }
    return value;
  }

  private boolean isDigit(int index) {
    return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
  }

  private int micros() throws DecodeException {
    if (text.length() - at < FRACTION.length() || text.charAt(at) != '.') {
      throw cannotParse(FRACTION);
    }
    for (int i = 1; i < FRACTION.length(); i++) {
      if (!isDigit(at + i)) {
        throw cannotParse(FRACTION);
      }
    }
    int micros = Integer.parseInt(text.substring(at + 1, at + FRACTION.length()));
    at += FRACTION.length();
    return micros * 1000;
  }

  /** A fraction is taken even where the layout has none. */
  private int optionalFraction() {
    if (at >= text.length() || text.charAt(at) != '.' || !isDigit(at + 1)) {
      return 0;
    }
    int from = ++at;
    while (isDigit(at)) {
      at++;
    }
    String digits = (text.substring(from, at) + "000000000").substring(0, 9);
    return Integer.parseInt(digits);
  }

  private ZoneOffset zone() throws DecodeException {
    String element = "Z07:00";
    if (text.startsWith("Z", at)) {
      at++;
      return ZoneOffset.UTC;
    }
    boolean complete = text.length() - at >= 6 && text.charAt(at + 3) == ':';
    boolean digits = isDigit(at + 1) && isDigit(at + 2) && isDigit(at + 4) && isDigit(at + 5);
    boolean signed = complete && (text.charAt(at) == '+' || text.charAt(at) == '-');
    if (!complete || !digits || !signed) {
      throw cannotParse(element);
    }
    int minutes = 60 * Integer.parseInt(text.substring(at + 1, at + 3))
        + Integer.parseInt(text.substring(at + 4, at + 6));
    int sign = text.charAt(at) == '-' ? -1 : 1;
    at += 6;
    try {
      return ZoneOffset.ofTotalSeconds(sign * minutes * 60);
    } catch (DateTimeException e) {
      throw failure("time zone offset out of range");
    }
  }
}
