package dev.kubewalk.walkthrough.lessons.queries;

import dev.kubewalk.walkthrough.narration.Values;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a recording says to a question.
 *
 * @param kind how a prediction is compared with it
 * @param text the answer; for a duration its nanoseconds
 */
public record Answer(Kind kind, String text) {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final int SHORTEST_NAME = 4;

  /** Kinds of answers. */
  public enum Kind {
    /** Capitals do not matter, and a part of the name that tells it apart will do. */
    NAME,
    NUMBER,
    YES_NO,
    /** A prediction in milliseconds is right when it is not more than twice too long or short. */
    DURATION
  }

  public static Answer name(String name) {
    return new Answer(Kind.NAME, name);
  }

  public static Answer number(long number) {
    return new Answer(Kind.NUMBER, Long.toString(number));
  }

  public static Answer yesNo(boolean yes) {
    return new Answer(Kind.YES_NO, yes ? "yes" : "no");
  }

  public static Answer duration(long nanos) {
    return new Answer(Kind.DURATION, Long.toString(nanos));
  }

  /** The answer for people. */
  public String shown() {
    return kind == Kind.DURATION ? Values.duration(Long.parseLong(text)) : text;
  }

  /** Whether a learner's prediction comes to the same. */
  public boolean agrees(String prediction) {
    String said = prediction.strip().toLowerCase(Locale.ROOT);
    return switch (kind) {
      case NAME -> {
        String name = text.toLowerCase(Locale.ROOT);
        yield said.equals(name) || (said.length() >= SHORTEST_NAME && name.contains(said));
      }
      case NUMBER -> number(said).filter(n -> n == Long.parseLong(text)).isPresent();
      case YES_NO -> said.equals(text) || isYesNo(said, text.equals("yes"));
      case DURATION ->
        number(said)
            .map(millis -> millis * NANOS_PER_MILLI / Math.max(1, Long.parseLong(text)))
            .filter(ratio -> ratio >= 0.5 && ratio <= 2)
            .isPresent();
    };
  }

  private static boolean isYesNo(String said, boolean yes) {
    return Arrays.asList(
            yes ? new String[] {"y", "是", "对", "会"} : new String[] {"n", "否", "不", "不会"})
        .contains(said);
  }

  /** The number that a text begins with: "14", "14 hooks", "250ms". */
  private static Optional<Double> number(String text) {
    String digits = text.replaceAll("^(\\d+(?:\\.\\d+)?).*$", "$1");
    return digits.matches("\\d+(\\.\\d+)?")
        ? Optional.of(Double.parseDouble(digits))
        : Optional.empty();
  }
}
