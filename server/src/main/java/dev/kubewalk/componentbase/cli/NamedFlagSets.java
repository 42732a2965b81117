package dev.kubewalk.componentbase.cli;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Flag sets that each are a section of the help, in the order in which they were made.
 *
 * <p>Go: staging/src/k8s.io/component-base/cli/flag/sectioned.go (NamedFlagSets)
 */
public final class NamedFlagSets {
  /** What the text column gets at least of a terminal, so that sections line up. */
  private static final int TEXT_WIDTH = 24;

  private final Map<String, FlagSet> sets = new LinkedHashMap<>();

  /** The set of that name, made on first use. */
  public FlagSet set(String name) {
    return sets.computeIfAbsent(name, unused -> new FlagSet());
  }

  public Set<String> names() {
    return sets.keySet();
  }

  /** One set with the flags of all of them. */
  public FlagSet all() {
    FlagSet all = new FlagSet();
    sets.values().forEach(all::addAll);
    return all;
  }

  /** Prints every section with a title; {@code columns} is the terminal's width, or 0. */
  public void print(PrintStream out, int columns) {
    sets.forEach((name, flags) -> {
      if (flags.flags().isEmpty()) {
        return;
      }
      String title = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
      int names = columns > TEXT_WIDTH ? columns - TEXT_WIDTH + 8 : 0;
      out.print("\n" + title + " flags:\n\n" + FlagUsages.of(flags, columns, names));
    });
  }
}
