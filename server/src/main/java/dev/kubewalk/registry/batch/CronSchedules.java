package dev.kubewalk.registry.batch;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a text is a cron schedule of five fields.
 *
 * <p>Go: vendor/github.com/robfig/cron/parser.go (ParseStandard)
 */
final class CronSchedules {
  private static final List<String> WORDS =
      List.of("@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");
  private static final int[][] BOUNDS = {{0, 59}, {0, 23}, {1, 31}, {1, 12}, {0, 6}};

  private CronSchedules() {}

  static Optional<String> problem(String schedule) {
    if (schedule.startsWith("@")) {
      boolean known =
          WORDS.contains(schedule) || schedule.matches("@every (\\d+(\\.\\d+)?(ns|us|ms|s|m|h))+");
      return known ? Optional.empty() : Optional.of("Unrecognized descriptor: " + schedule);
    }
    String[] fields = schedule.strip().split("\\s+");
    if (fields.length != 5) {
      return Optional.of("Expected exactly 5 fields, found " + fields.length + ": " + schedule);
    }
    for (int i = 0; i < 5; i++) {
      Optional<String> problem = field(fields[i], i);
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> field(String field, int index) {
    for (String part : field.split(",", -1)) {
      Optional<String> problem = range(part, index);
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> range(String text, int index) {
    String[] step = text.split("/", -1);
    if (step.length > 2) {
      return Optional.of("Too many slashes: " + text);
    }
    String[] ends = step[0].split("-", -1);
    if (ends.length > 2) {
      return Optional.of("Too many hyphens: " + text);
    }
    int low = BOUNDS[index][0];
    int high = BOUNDS[index][1];
    if (!ends[0].equals("*") && !ends[0].equals("?")) {
      Integer start = number(ends[0], index);
      Integer end = ends.length == 2 ? number(ends[1], index) : start;
      if (start == null || end == null) {
        return Optional.of("Failed to parse int from " + ends[start == null ? 0 : 1]
            + ": strconv.Atoi: parsing \"" + ends[start == null ? 0 : 1]
            + "\": invalid syntax");
      }
      if (start < low) {
        return Optional.of(
            "Beginning of range (" + start + ") below minimum (" + low + "): " + text);
      }
      if (end > high) {
        return Optional.of("End of range (" + end + ") above maximum (" + high + "): " + text);
      }
      if (start > end) {
        return Optional.of(
            "Beginning of range (" + start + ") beyond end of range (" + end + "): " + text);
      }
    }
    if (step.length == 2 && (!step[1].matches("\\d{1,9}") || Integer.parseInt(step[1]) == 0)) {
      return Optional.of("Step of range should be a positive number: " + text);
    }
    return Optional.empty();
  }

  private static Integer number(String text, int index) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (index == 3 && MONTHS.contains(lower)) {
      return MONTHS.indexOf(lower) + 1;
    }
    if (index == 4 && DAYS.contains(lower)) {
      return DAYS.indexOf(lower);
    }
    return text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
  }
}
