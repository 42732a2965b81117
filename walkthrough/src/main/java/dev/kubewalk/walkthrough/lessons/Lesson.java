package dev.kubewalk.walkthrough.lessons;

import dev.kubewalk.walkthrough.anchors.Excerpt;
import dev.kubewalk.walkthrough.narration.Language;
import java.util.Map;

/**
 * A lesson, ready to be shown.
 *
 * @param name its folder, such as {@code 04-create-server-chain}
 * @param excerpts the code of its anchors, by their names
 */
public record Lesson(
    String name,
    LessonFacts facts,
    Map<Language, LessonText> texts,
    Map<String, Excerpt> excerpts) {
  public Lesson {
    texts = Map.copyOf(texts);
    excerpts = Map.copyOf(excerpts);
  }

  public int number() {
    return facts.number();
  }

  public LessonText text(Language language) {
    return texts.get(language);
  }
}
