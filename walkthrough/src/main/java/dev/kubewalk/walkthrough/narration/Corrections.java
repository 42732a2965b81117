package dev.kubewalk.walkthrough.narration;

import dev.kubewalk.tracer.Steps;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the document that this program follows is imprecise, said kindly, with the fact. In a file
 * each one has three lines: the key of the step that shows it in brackets, {@code Says:}, {@code
 * Fact:}.
 */
public final class Corrections {
  private Corrections() {}

  /**
   * One remark.
   *
   * @param shownBy the step of a run in which one sees it
   * @param says what the document says
   * @param fact how it is in v1.18
   */
  public record Correction(Steps shownBy, String says, String fact) {}

  /** All of them, in the document's order. */
  public static List<Correction> load(Language language) {
    String file = language.code() + "/corrections.txt";
    List<String> lines = TextFiles.lines(file);
    List<Correction> all = new ArrayList<>();
    for (int i = 0; i + 2 < lines.size(); i += 3) {
      String key = lines.get(i).substring(1, lines.get(i).length() - 1);
      Steps step = Steps.byKey(key)
          .orElseThrow(() -> new IllegalStateException(file + ": no step has the key " + key));
      all.add(new Correction(
          step, part(file, lines.get(i + 1), "Says: "), part(file, lines.get(i + 2), "Fact: ")));
    }
    return List.copyOf(all);
  }

  private static String part(String file, String line, String label) {
    if (!line.startsWith(label)) {
      throw new IllegalStateException(file + ": " + label + "expected, not " + line);
    }
    return line.substring(label.length());
  }
}
