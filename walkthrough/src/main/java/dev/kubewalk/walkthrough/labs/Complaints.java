package dev.kubewalk.walkthrough.labs;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of a log that say that something is wrong. */
final class Complaints {
  /** klog's header: severity, date, time, thread, place. */
  private static final Pattern HEADER =
      Pattern.compile("([WEF])[0-9]{4} [0-9:.]+ +[0-9]+ [^\\]]+\\] (.*)");

  private static final String ERROR = "Error: ";

  private Complaints() {}

  /** Warnings, errors and fatal lines as severity, blank, message; each different one once. */
  static List<String> of(List<String> log) {
    return log.stream()
        .map(Complaints::complaint)
        .filter(line -> !line.isEmpty())
        .distinct()
        .toList();
  }

  private static String complaint(String line) {
    Matcher header = HEADER.matcher(line);
    if (header.matches()) {
      return header.group(1) + " " + header.group(2);
    }
    return line.startsWith(ERROR) ? line : "";
  }

  /** The line without what differs from one object or run to the next: names, addresses, numbers. */
  static String kind(String complaint) {
    return complaint.replaceAll("\\S*[/:\"\\[]\\S+", "x").replaceAll("[0-9]+", "0");
  }
}
