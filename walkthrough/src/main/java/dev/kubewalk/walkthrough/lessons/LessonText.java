package dev.kubewalk.walkthrough.lessons;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/**
 * A lesson in one language: {@code lesson.en.md}.
 *
 * @param understand what one will understand, in a sentence
 * @param questions by the names of {@link LessonFacts#questions}
 * @param exercise what to do
 * @param hints the more one reads, the more they tell
 * @param body the story, in Markdown
 */
public record LessonText(
    String title,
    String understand,
    Map<String, Ask> questions,
    String exercise,
    List<String> hints,
    String body) {
  public LessonText {
    requireNonNull(title, "'title' is missing");
    requireNonNull(understand, "'understand' is missing");
    requireNonNull(exercise, "'exercise' is missing");
    questions = questions == null ? Map.of() : Map.copyOf(questions);
    hints = List.copyOf(hints);
  }

  /**
   * A question.
   *
   * @param ask what is asked
   * @param because why the answer is what it is, told after it
   */
  public record Ask(String ask, String because) {
    public Ask {
      requireNonNull(ask, "'ask' is missing");
      requireNonNull(because, "'because' is missing");
    }
  }
}
