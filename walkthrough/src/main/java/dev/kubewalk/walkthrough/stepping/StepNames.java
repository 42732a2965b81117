package dev.kubewalk.walkthrough.stepping;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.tracer.StepView;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.walkthrough.narration.LiveNumbering;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * How people name steps: by the number that they see (3.4.2), by the catalogue's key
 * (config.build-generic-config), by the Go function (app.buildGenericConfig, buildGenericConfig), or
 * by a pattern of these with * and ?. Case does not matter.
 */
public final class StepNames {
  private static final Pattern NUMBER =
      Pattern.compile("[1-6RS](\\.[0-9]+)*", Pattern.CASE_INSENSITIVE);

  private final LiveNumbering numbering;

  public StepNames(LiveNumbering numbering) {
    this.numbering = requireNonNull(numbering);
  }

  /** Whether {@code name} is a number, or names at least one step of the catalogue. */
  public static boolean exists(String name) {
    return NUMBER.matcher(name).matches() || Arrays.stream(Steps.values()).anyMatch(named(name));
  }

  /** The steps called so. */
  public Predicate<StepView> called(String name) {
    if (NUMBER.matcher(name).matches()) {
      return step -> numbering.number(step).equalsIgnoreCase(name);
    }
    Predicate<Steps> named = named(name);
    return step -> named.test(step.entry());
  }

  private static Predicate<Steps> named(String name) {
    Pattern pattern = glob(name);
    return entry -> pattern.matcher(entry.key().toLowerCase(Locale.ROOT)).matches()
        || pattern.matcher(entry.goFunction().toLowerCase(Locale.ROOT)).matches()
        || pattern.matcher(entry.shortName().toLowerCase(Locale.ROOT)).matches();
  }

  private static Pattern glob(String glob) {
    StringBuilder regex = new StringBuilder();
    for (char c : glob.toLowerCase(Locale.ROOT).toCharArray()) {
      switch (c) {
        case '*' -> regex.append(".*");
        case '?' -> regex.append('.');
        default -> regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.toString());
  }
}
