package dev.kubewalk.apimachinery.util.net;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ports from {@code base} on, {@code size} of them.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/util/net/port_range.go (PortRange)
 */
public record PortRange(int base, int size) {
  private static final Pattern FORM = Pattern.compile("(\\d+)([-+])(\\d+)|(\\d+)");
  private static final int LAST_PORT = 65535;

  /**
   * Reads {@code first-last}, {@code first+more} or a single port.
   *
   * @throws IllegalArgumentException with the line to show if the text is not a range of ports
   */
  public static PortRange parse(String text) {
    String value = text.trim();
    if (value.isEmpty()) {
      return new PortRange(0, 0);
    }
    Matcher form = FORM.matcher(value);
    if (!form.matches()) {
      throw new IllegalArgumentException("unable to parse port range: " + value);
    }
    long first = number(form.group(4) == null ? form.group(1) : form.group(4), value);
    long last = first;
    if (form.group(2) != null) {
      long second = number(form.group(3), value);
      last = form.group(2).equals("-") ? second : first + second;
    }
    if (first > LAST_PORT || last > LAST_PORT) {
      throw new IllegalArgumentException("the port range cannot be greater than 65535: " + value);
    }
    if (last < first) {
      throw new IllegalArgumentException("end port cannot be less than start port: " + value);
    }
    return new PortRange((int) first, (int) (last - first) + 1);
  }

  private static long number(String digits, String value) {
    if (digits.length() > 9) {
      throw new IllegalArgumentException("unable to parse port range: " + value);
    }
    return Long.parseLong(digits);
  }

  public boolean contains(int port) {
    return port >= base && port - base < size;
  }

  @Override
  public String toString() {
    return size == 0 ? "" : base + "-" + (base + size - 1);
  }
}
