package dev.kubewalk.componentbase.cli;

import static java.util.Objects.requireNonNull;

import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * How the values of a kind of flag are read, printed and put together.
 *
 * <p>Go: github.com/spf13/pflag/flag.go (Value). A Go value holds its variable as well; here the
 * {@link Flag} does that, so that one type object serves every flag of the type.
 *
 * @param <T> the Java type of the value
 * @param name the word that help shows after the flag's name; empty for booleans
 * @param zero the text of the value that help does not mention as a default
 * @param quoted does help put the default in quotes?
 * @param valueAlone the value of a flag that is given without one; empty if it needs one
 * @param parser reads one argument
 * @param printer the text of a value
 * @param merger puts a second use of the flag together with the first
 */
public record FlagType<T>(
    String name,
    String zero,
    boolean quoted,
    String valueAlone,
    Parser<T> parser,
    Function<T, String> printer,
    BinaryOperator<T> merger) {

  /** Reads one argument of the command line. */
  @FunctionalInterface
  public interface Parser<T> {
    T parse(String text) throws InvalidValueException;
  }

  public FlagType {
    requireNonNull(parser, "parser is null");
    requireNonNull(printer, "printer is null");
    requireNonNull(merger, "merger is null");
  }

  /** A type whose last use counts. */
  public static <T> FlagType<T> of(
      String name, String zero, Parser<T> parser, Function<T, String> printer) {
    return new FlagType<>(name, zero, false, "", parser, printer, (first, second) -> second);
  }

  /** A type whose uses add up. */
  public FlagType<T> merging(BinaryOperator<T> how) {
    return new FlagType<>(name, zero, quoted, valueAlone, parser, printer, how);
  }

  FlagType<T> inQuotes() {
    return new FlagType<>(name, zero, true, valueAlone, parser, printer, merger);
  }

  /** A type whose flag may stand alone, and then means {@code value}. */
  public FlagType<T> alone(String value) {
    return new FlagType<>(name, zero, quoted, value, parser, printer, merger);
  }
}
