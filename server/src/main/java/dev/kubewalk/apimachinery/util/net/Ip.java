package dev.kubewalk.apimachinery.util.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads IP addresses, and nothing but IP addresses: a name is never looked up.
 *
 * <p>Go: net.ParseIP
 */
public final class Ip {
  private static final Pattern V4 = Pattern.compile("(\\d{1,3})(\\.\\d{1,3}){3}");
  private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  private Ip() {}

  public static Optional<InetAddress> parse(String text) {
    if (!V4.matcher(text).matches() && !V6.matcher(text).matches()) {
      return Optional.empty();
    }
    if (!text.contains(":")
        && Arrays.stream(text.split("\\.")).anyMatch(part -> Integer.parseInt(part) > 255)) {
      return Optional.empty();
    }
    try {
      // Only digits, dots and colons: this cannot ask a name server.
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  public static boolean isIpv6(InetAddress address) {
    return address.getAddress().length == 16;
  }

  /** The text as Go prints it: IPv6 in its shortest form. */
  public static String text(InetAddress address) {
    if (!isIpv6(address)) {
      return address.getHostAddress();
    }
    byte[] bytes = address.getAddress();
    int[] words = new int[8];
    for (int i = 0; i < 8; i++) {
      words[i] = (bytes[2 * i] & 0xff) << 8 | bytes[2 * i + 1] & 0xff;
    }
    return shorten(words);
  }

  /** Leaves out the longest run of at least two zero words. */
  private static String shorten(int[] words) {
    int start = -1;
    int length = 1;
    for (int i = 0; i < 8; i++) {
      int end = i;
      while (end < 8 && words[end] == 0) {
        end++;
      }
      if (end - i > length) {
        start = i;
        length = end - i;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (i == start) {
        text.append("::");
        i += length - 1;
      } else {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
          text.append(':');
        }
        text.append(Integer.toHexString(words[i]));
      }
    }
    return text.toString();
  }
}
