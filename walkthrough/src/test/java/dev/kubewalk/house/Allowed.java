package dev.kubewalk.house;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The named exceptions to the house rules, one a line in {@code exceptions.tsv}: rule, what is
 * excepted, and the reason. An exception that is not needed any more fails the test as well.
 */
final class Allowed {
  private final Set<String> names = new TreeSet<>();
  private final Set<String> used = new TreeSet<>();

  private Allowed() {}

  static Allowed forRule(String rule) {
    Allowed allowed = new Allowed();
    for (String line : readLines()) {
      String[] parts = line.split("\t", 3);
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (parts.length < 3 || parts[2].isBlank()) {
        throw new IllegalStateException("an exception needs rule, name and reason: " + line);
      }
      if (parts[0].equals(rule)) {
        allowed.names.add(parts[1]);
      }
    }
    return allowed;
  }

  boolean covers(String name) {
    if (names.contains(name)) {
      used.add(name);
      return true;
    }
    return false;
  }

  /** Exceptions that nothing asked for. */
  Set<String> unused() {
    Set<String> left = new TreeSet<>(names);
    left.removeAll(used);
    return left;
  }

  private static List<String> readLines() {
    var stream = Objects.requireNonNull(Allowed.class.getResourceAsStream("exceptions.tsv"));
    try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
