package dev.kubewalk.walkthrough.narration;

import java.util.HashMap;
import java.util.Map;

/**
 * What readers see for the name of a note: {@code registeredBy} is "registered by". A name without a
 * label is shown as it is. One line a label: {@code name = label}.
 */
final class NoteLabels {
  private static final Map<Language, NoteLabels> LABELS =
      Map.of(Language.EN, read(Language.EN), Language.ZH, read(Language.ZH));

  private final Map<String, String> byName;

  private NoteLabels(Map<String, String> byName) {
    this.byName = Map.copyOf(byName);
  }

  static NoteLabels of(Language language) {
    return LABELS.get(language);
  }

  private static NoteLabels read(Language language) {
    Map<String, String> labels = new HashMap<>();
    for (String line : TextFiles.lines(language.code() + "/notes.txt")) {
      int sign = line.indexOf(" = ");
      labels.put(line.substring(0, sign), line.substring(sign + 3));
    }
    return new NoteLabels(labels);
  }

  String of(String name) {
    return byName.getOrDefault(name, name);
  }
}
