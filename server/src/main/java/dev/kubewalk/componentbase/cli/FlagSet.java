package dev.kubewalk.componentbase.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A set of flags and the rules by which a command line sets them.
 *
 * <ol>
 *   <li>{@code --name=value}; {@code --name value} if the flag needs a value; {@code --name} alone
 *       if it does not (booleans).
 *   <li>{@code -v=2}, {@code -v2}, {@code -v 2}; letters of flags that need no value may be put
 *       together.
 *   <li>Underscores in names mean dashes.
 *   <li>{@code --} ends the flags; what is no flag is an argument.
 * </ol>
 *
 * <p>Go: github.com/spf13/pflag/flag.go (FlagSet)
 */
public final class FlagSet {
  private final Map<String, Flag<?>> byName = new TreeMap<>();
  private final Map<String, Flag<?>> byShorthand = new TreeMap<>();

  /** Adds flags; a name that is taken is a mistake in the program. */
  public FlagSet add(Flag<?>... flags) {
    for (Flag<?> flag : flags) {
      if (byName.put(flag.name(), flag) != null) {
        throw new IllegalArgumentException("flag redefined: " + flag.name());
      }
      if (!flag.shorthand().isEmpty()) {
        byShorthand.put(flag.shorthand(), flag);
      }
    }
    return this;
  }

  /** Adds all flags of another set. */
  public FlagSet addAll(FlagSet other) {
    return add(other.byName.values().toArray(Flag<?>[]::new));
  }

  public Optional<Flag<?>> lookup(String name) {
    return Optional.ofNullable(byName.get(normalize(name)));
  }

  /** All flags in alphabetical order. */
  public Collection<Flag<?>> flags() {
    return byName.values();
  }

  /** From now on setting a flag is an error of the program. */
  public void freeze() {
    byName.values().forEach(Flag::freeze);
  }

  /**
   * Sets flags from the command line.
   *
   * @param warnings is told about deprecated flags
   * @return the arguments that are not flags
   */
  public List<String> parse(List<String> arguments, Consumer<String> warnings)
      throws FlagParseException {
    List<String> rest = new ArrayList<>();
    var words = new ArrayList<>(arguments).listIterator();
    while (words.hasNext()) {
      String word = words.next();
      if (word.equals("--")) {
        words.forEachRemaining(rest::add);
      } else if (word.startsWith("--")) {
        parseLong(word, words, warnings);
      } else if (word.startsWith("-") && word.length() > 1) {
        parseShort(word, words, warnings);
      } else {
        rest.add(word);
      }
    }
    return rest;
  }

  private void parseLong(
      String word, java.util.ListIterator<String> words, Consumer<String> warnings)
      throws FlagParseException {
    String[] parts = word.substring(2).split("=", 2);
    if (parts[0].isEmpty() || parts[0].startsWith("-")) {
      throw new FlagParseException("bad flag syntax: " + word);
    }
    Flag<?> flag = byName.get(normalize(parts[0]));
    if (flag == null) {
      throw new FlagParseException("unknown flag: --" + parts[0]);
    }
    if (parts.length == 2) {
      set(flag, parts[1], warnings);
    } else if (!flag.type().valueAlone().isEmpty()) {
      set(flag, flag.type().valueAlone(), warnings);
    } else if (words.hasNext()) {
      set(flag, words.next(), warnings);
    } else {
      throw new FlagParseException("flag needs an argument: " + word);
    }
  }

  private void parseShort(
      String word, java.util.ListIterator<String> words, Consumer<String> warnings)
      throws FlagParseException {
    String letters = word.substring(1);
    while (!letters.isEmpty()) {
      String letter = letters.substring(0, 1);
      String after = letters.substring(1);
      Flag<?> flag = byShorthand.get(letter);
      if (flag == null) {
        throw new FlagParseException("unknown shorthand flag: '" + letter + "' in " + word);
      }
      letters = "";
      if (after.length() > 1 && after.startsWith("=")) {
        set(flag, after.substring(1), warnings);
      } else if (!flag.type().valueAlone().isEmpty()) {
        set(flag, flag.type().valueAlone(), warnings);
        letters = after;
      } else if (!after.isEmpty()) {
        set(flag, after, warnings);
      } else if (words.hasNext()) {
        set(flag, words.next(), warnings);
      } else {
        throw new FlagParseException("flag needs an argument: '" + letter + "' in " + word);
      }
    }
  }

  private static void set(Flag<?> flag, String value, Consumer<String> warnings)
      throws FlagParseException {
    try {
      flag.set(value);
    } catch (InvalidValueException e) {
      String shown = flag.shorthand().isEmpty()
          ? "--" + flag.name()
          : "-" + flag.shorthand() + ", --" + flag.name();
      throw new FlagParseException("invalid argument " + Quote.quote(value) + " for "
          + Quote.quote(shown) + " flag: " + e.getMessage());
    }
    if (!flag.deprecation().isEmpty()) {
      warnings.accept("Flag --" + flag.name() + " has been deprecated, " + flag.deprecation());
    }
  }

  private static String normalize(String name) {
    return name.replace('_', '-');
  }
}
