package dev.kubewalk.walkthrough.ide;

import dev.kubewalk.walkthrough.anchors.Excerpt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Describes a place in a source by its text instead of its number. */
final class SourceLines {
  private static final Pattern SPECIAL = Pattern.compile("[\\\\^$.|?*+()\\[\\]{}/]");

  private final Path root;
  private final Map<String, String> sources = new HashMap<>();

  SourceLines(Path root) {
    this.root = root;
  }

  /**
   * A regular expression, the same to Java and JavaScript (flag m), that matches at one place in
   * the excerpt's file: its first line, or as many of its lines as that takes.
   */
  String pattern(Excerpt excerpt) throws IOException {
    String source = source(excerpt.file());
    List<String> lines = source.lines().skip(excerpt.line() - 1L).toList();
    if (lines.isEmpty() || !lines.get(0).strip().equals(excerpt.code().get(0).strip())) {
      throw new IOException(excerpt.file() + " has changed since the build; build again");
    }
    // An annotation says nothing about where one is; the line below it does.
    int first = lines.get(0).strip().startsWith("@") ? 1 : 0;
    StringBuilder pattern = new StringBuilder("^");
    for (String line : lines.subList(first, lines.size())) {
      pattern.append("[ \\t]*").append(quoted(line.strip()));
      if (isUnique(pattern + "$", source)) {
        return pattern + "$";
      }
      pattern.append("\\r?\\n");
    }
    throw new IOException(excerpt.place() + " cannot be told from another place in its file");
  }

  private static boolean isUnique(String pattern, String source) {
    return Pattern.compile(pattern, Pattern.MULTILINE).matcher(source).results().count() == 1;
  }

  private static String quoted(String line) {
    return SPECIAL.matcher(line).replaceAll("\\\\$0");
  }

  private String source(String file) throws IOException {
    String known = sources.get(file);
    if (known == null) {
      known = Files.readString(root.resolve(file));
      sources.put(file, known);
    }
    return known;
  }
}
