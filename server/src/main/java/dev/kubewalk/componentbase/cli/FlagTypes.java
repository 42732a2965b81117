package dev.kubewalk.componentbase.cli;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * The types of flags that any command has; a package with a special one makes its own {@link
 * FlagType}.
 *
 * <p>Go: github.com/spf13/pflag (bool.go, int.go, string_slice.go …), with strconv's error texts.
 */
public final class FlagTypes {
  private static final Set<String> TRUE = Set.of("1", "t", "T", "TRUE", "true", "True");
  private static final Set<String> FALSE = Set.of("0", "f", "F", "FALSE", "false", "False");

  public static final FlagType<Boolean> BOOL =
      FlagType.of("", "false", FlagTypes::parseBool, String::valueOf).alone("true");
  public static final FlagType<String> STRING =
      FlagType.<String>of("string", "", text -> text, value -> value).inQuotes();
  public static final FlagType<Integer> INT =
      FlagType.of("int", "0", FlagTypes::parseInt, String::valueOf);
  public static final FlagType<Long> INT64 =
      FlagType.of("int", "0", FlagTypes::parseLong, String::valueOf);
  public static final FlagType<Long> UINT =
      FlagType.of("uint", "0", FlagTypes::parseUnsigned, String::valueOf);
  public static final FlagType<Double> FLOAT64 =
      FlagType.of("float", "0", FlagTypes::parseDouble, FlagTypes::formatDouble);
  public static final FlagType<Float> FLOAT32 = FlagType.of(
      "float32",
      "0",
      text -> parseDouble(text).floatValue(),
      value -> formatDouble((double) value));
  public static final FlagType<Duration> DURATION =
      FlagType.of("duration", "0s", GoDuration::parse, GoDuration::format);

  /** Comma separated, may be given several times. */
  public static final FlagType<List<String>> STRINGS = FlagType.<List<String>>of(
          "strings", "[]", Csv::parse, list -> "[" + Csv.format(list) + "]")
      .merging(append());

  /** May be given several times; commas belong to the values. */
  public static final FlagType<List<String>> STRING_ARRAY = FlagType.<List<String>>of(
          "stringArray", "[]", List::of, list -> "[" + Csv.format(list) + "]")
      .merging(append());

  /** {@code key=value,…}; a key without value has the empty one. */
  public static final FlagType<Map<String, String>> CONFIGURATION_MAP =
      FlagType.<Map<String, String>>of(
              "mapStringString", "", FlagTypes::parseConfigurationMap, FlagTypes::formatMap)
          .merging(FlagTypes::union);

  /** One {@code key=value}, repeatable; commas belong to the value. */
  public static final FlagType<Map<String, String>> MAP_NO_SPLIT = FlagType.<Map<String, String>>of(
          "mapStringString", "", FlagTypes::parsePair, FlagTypes::formatMap)
      .merging(FlagTypes::union);

  private FlagTypes() {}

  private static BinaryOperator<List<String>> append() {
    return (first, second) -> {
      List<String> both = new ArrayList<>(first);
      both.addAll(second);
      return List.copyOf(both);
    };
  }

  private static Map<String, String> union(Map<String, String> first, Map<String, String> second) {
    Map<String, String> both = new LinkedHashMap<>(first);
    both.putAll(second);
    return Collections.unmodifiableMap(both);
  }

  /** Reads a boolean in any of Go's spellings. */
  public static boolean parseBool(String text) throws InvalidValueException {
    if (TRUE.contains(text)) {
      return true;
    }
    if (FALSE.contains(text)) {
      return false;
    }
    throw syntax("ParseBool", text);
  }

  /** Reads a whole number that fits 32 bits: ports, counts. Go's int has 64 here. */
  private static int parseInt(String text) throws InvalidValueException {
    long value = parseLong(text);
    if (value != (int) value) {
      throw range("ParseInt", text);
    }
    return (int) value;
  }

  private static long parseLong(String text) throws InvalidValueException {
    return whole(text, "ParseInt");
  }

  private static long parseUnsigned(String text) throws InvalidValueException {
    if (text.startsWith("-") || text.startsWith("+")) {
      throw syntax("ParseUint", text);
    }
    return whole(text, "ParseUint");
  }

  /** Decimal, or with a prefix hexadecimal, octal or binary. */
  private static long whole(String text, String function) throws InvalidValueException {
    boolean negative = text.startsWith("-");
    String digits = negative || text.startsWith("+") ? text.substring(1) : text;
    int radix = 10;
    if (digits.matches("0[xX].+")) {
      radix = 16;
    } else if (digits.matches("0[bB].+")) {
      radix = 2;
    } else if (digits.matches("0[oO].+")) {
      radix = 8;
    }
    digits = radix == 10 ? digits : digits.substring(2);
    if (radix == 10 && digits.matches("0[0-7]+")) {
      radix = 8;
    }
    if (!digits.matches("[0-9a-zA-Z]+")) {
      throw syntax(function, text);
    }
    try {
      var value = new java.math.BigInteger(digits, radix);
      return (negative ? value.negate() : value).longValueExact();
    } catch (NumberFormatException e) {
      throw syntax(function, text);
    } catch (ArithmeticException e) {
      throw range(function, text);
    }
  }

  private static Double parseDouble(String text) throws InvalidValueException {
    try {
      if (!text.matches("[-+]?[0-9.]+([eE][-+]?[0-9]+)?")) {
        throw syntax("ParseFloat", text);
      }
      return Double.valueOf(text);
    } catch (NumberFormatException e) {
      throw syntax("ParseFloat", text);
    }
  }

  private static String formatDouble(double value) {
    return new BigDecimal(String.valueOf(value)).stripTrailingZeros().toPlainString();
  }

  private static Map<String, String> parseConfigurationMap(String text) {
    Map<String, String> map = new LinkedHashMap<>();
    for (String pair : text.split(",")) {
      if (!pair.isEmpty()) {
        String[] parts = pair.split("=", 2);
        map.put(parts[0].trim(), parts.length == 2 ? parts[1].trim() : "");
      }
    }
    return Collections.unmodifiableMap(map);
  }

  private static Map<String, String> parsePair(String text) throws InvalidValueException {
    String[] parts = text.split("=", 2);
    if (parts.length != 2) {
      throw new InvalidValueException("malformed pair, expect string=string");
    }
    return Map.of(parts[0].trim(), parts[1].trim());
  }

  private static String formatMap(Map<String, String> map) {
    List<String> pairs = new ArrayList<>();
    new TreeMap<>(map).forEach((key, value) -> pairs.add(key + "=" + value));
    return String.join(",", pairs);
  }

  private static InvalidValueException syntax(String function, String text) {
    return new InvalidValueException(
        "strconv." + function + ": parsing " + Quote.quote(text) + ": invalid syntax");
  }

  private static InvalidValueException range(String function, String text) {
    return new InvalidValueException(
        "strconv." + function + ": parsing " + Quote.quote(text) + ": value out of range");
  }
}
