package dev.kubewalk.walkthrough.narration;

import dev.kubewalk.tracer.Steps;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All texts of one language. A text stands in its file under its catalogue key in brackets,
 * followed by three lines: {@code What:}, {@code Why here:}, {@code Without it:}.
 */
public final class Texts {
  static final List<String> FILES = List.of(
      "1-command-line",
      "2-options",
      "3-create-server-chain",
      "4-prepare-run",
      "5-run",
      "6-hooks",
      "7-request");

  private final Map<String, Text> byKey;

  private Texts(Map<String, Text> byKey) {
    this.byKey = Map.copyOf(byKey);
  }

  public static Texts load(Language language) {
    Map<String, Text> texts = new HashMap<>();
    for (String file : FILES) {
      readFile(language.code() + "/" + file + ".txt", texts);
    }
    return new Texts(texts);
  }

  /** The text of {@code entry}; a test keeps every entry supplied in every language. */
  public Text of(Steps entry) {
    Text text = byKey.get(entry.key());
    if (text == null) {
      throw new IllegalStateException("no narration for " + entry.key());
    }
    return text;
  }

  /** The keys that have a text. */
  Set<String> keys() {
    return byKey.keySet();
  }

  private static void readFile(String file, Map<String, Text> texts) {
    String key = null;
    Map<String, String> parts = new HashMap<>();
    for (String line : TextFiles.lines(file)) {
      if (line.startsWith("[")) {
        key = line.substring(1, line.indexOf(']'));
      } else {
        parts.put(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 2));
      }
      if (parts.size() == 3) {
        put(texts, key, parts);
        parts.clear();
      }
    }
  }

  private static void put(Map<String, Text> texts, String key, Map<String, String> parts) {
    Text text = new Text(parts.get("What"), parts.get("Why here"), parts.get("Without it"));
    if (texts.put(key, text) != null) {
      throw new IllegalStateException("two texts for " + key);
    }
  }
}
