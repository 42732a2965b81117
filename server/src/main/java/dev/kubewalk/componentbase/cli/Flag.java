package dev.kubewalk.componentbase.cli;

import static java.util.Objects.requireNonNull;

/**
 * One flag and its value. Options classes hold their flags as final fields and read them with
 * {@link #get}; only the command line ({@link FlagSet#parse}) changes a value, and after {@link
 * FlagSet#freeze} nobody does.
 *
 * <p>Go: github.com/spf13/pflag/flag.go (Flag). In Go a flag points at a field of the options; here
 * the flag is the field.
 *
 * @param <T> the type of the value
 */
public final class Flag<T> {
  /** The value, which an alias shares with its flag. */
  private static final class Cell<T> {
    private T value;
    private boolean frozen;

    Cell(T value) {
      this.value = value;
    }
  }

  private final String name;
  private final FlagType<T> type;
  private final String usage;
  private final String shorthand;
  private final String deprecation;
  private final boolean hidden;
  private final String defaultText;
  private final Cell<T> cell;
  private boolean changed;

  private Flag(
      String name,
      FlagType<T> type,
      String usage,
      String shorthand,
      String deprecation,
      boolean hidden,
      Cell<T> cell) {
    this.name = requireNonNull(name, "name is null");
    this.type = requireNonNull(type, "type is null");
    this.usage = requireNonNull(usage, "usage is null");
    this.shorthand = shorthand;
    this.deprecation = deprecation;
    this.hidden = hidden;
    this.cell = cell;
    this.defaultText = type.printer().apply(cell.value);
  }

  public static <T> Flag<T> of(String name, FlagType<T> type, T defaultValue, String usage) {
    return new Flag<>(name, type, usage, "", "", false, new Cell<>(defaultValue));
  }

  /** The same flag with a one-letter form. */
  public Flag<T> shorthand(String letter) {
    return new Flag<>(name, type, usage, letter, deprecation, hidden, cell);
  }

  /** The same flag, whose use prints a warning with {@code what}; help leaves it out. */
  public Flag<T> deprecated(String what) {
    return new Flag<>(name, type, usage, shorthand, what, true, cell);
  }

  /** The same flag, shown in help although it is deprecated. */
  public Flag<T> shown() {
    return new Flag<>(name, type, usage, shorthand, deprecation, false, cell);
  }

  /** Another name for the same value. */
  public Flag<T> alias(String otherName, String otherUsage) {
    return new Flag<>(otherName, type, otherUsage, "", "", false, cell);
  }

  public String name() {
    return name;
  }

  public T get() {
    return cell.value;
  }

  /** Was it on the command line? */
  public boolean changed() {
    return changed;
  }

  /** The value's text now. */
  public String text() {
    return type.printer().apply(cell.value);
  }

  public String defaultText() {
    return defaultText;
  }

  public FlagType<T> type() {
    return type;
  }

  public String usage() {
    return usage;
  }

  /** The one-letter form, or empty. */
  public String shorthand() {
    return shorthand;
  }

  /** What the warning says, or empty for a flag in good standing. */
  public String deprecation() {
    return deprecation;
  }

  public boolean hidden() {
    return hidden;
  }

  void set(String text) throws InvalidValueException {
    if (cell.frozen) {
      throw new IllegalStateException("--" + name + " is set after the flags were frozen");
    }
    T value = type.parser().parse(text);
    cell.value = changed ? type.merger().apply(cell.value, value) : value;
    changed = true;
  }

  void freeze() {
    cell.frozen = true;
  }
}
