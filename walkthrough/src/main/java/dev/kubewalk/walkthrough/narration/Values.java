package dev.kubewalk.walkthrough.narration;

import dev.kubewalk.tracer.NoteNames;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes durations and notes for people. */
public final class Values {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final Pattern ISO_DURATION = Pattern.compile("PT[0-9HMS.]+");

  private Values() {}

  /** {@code 41 ms}, {@code 0.3 ms}, {@code 1.20 s}. */
  public static String duration(long nanos) {
    if (nanos >= NANOS_PER_SECOND) {
      return String.format(Locale.ROOT, "%.2f s", nanos / NANOS_PER_SECOND);
    }
    double millis = nanos / NANOS_PER_MILLI;
    return String.format(Locale.ROOT, millis >= 10 ? "%.0f ms" : "%.1f ms", millis);
  }

  /**
   * The notes of a step in one line, in the order in which they were made. A hook's name is left
   * out: headings say it; and so are all the flags, which are no line.
   */
  public static String notes(Map<String, Object> notes, Language language) {
    NoteLabels labels = NoteLabels.of(language);
    return notes.entrySet().stream()
        .filter(note -> !note.getKey().equals(NoteNames.HOOK))
        .filter(note -> !(note.getKey().equals(NoteNames.FLAGS) && note.getValue() instanceof Map))
        .map(note -> labels.of(note.getKey()) + " = " + value(note.getValue(), language))
        .collect(Collectors.joining("; "));
  }

  /** A noted value in the words of {@code language}. */
  public static String value(Object value, Language language) {
    Language.Labels labels = language.labels();
    if (value instanceof Collection<?> elements) {
      String all = elements.stream()
          .map(element -> value(element, language))
          .collect(Collectors.joining(", "));
      return all.isEmpty() ? labels.none() : all;
    }
    if (value instanceof Boolean yes) {
      return yes ? labels.yes() : labels.no();
    }
    String text = String.valueOf(value);
    if (value == null || text.isEmpty() || text.equals("none")) {
      return labels.none();
    }
    return ISO_DURATION.matcher(text).matches() ? readable(Duration.parse(text)) : text;
  }

  /** As Go writes it: {@code 1m0s}, {@code 15s}, {@code 0s}. */
  private static String readable(Duration duration) {
    long seconds = duration.toSeconds();
    String rest = seconds % 60 + "s";
    if (seconds < 60) {
      return rest;
    }
    String minutes = seconds / 60 % 60 + "m" + rest;
    return seconds < 3600 ? minutes : seconds / 3600 + "h" + minutes;
  }
}
