package dev.kubewalk.walkthrough.ide;

import dev.kubewalk.walkthrough.lessons.Lesson;
import java.util.List;

/**
 * A line at which a debugger stops for a lesson.
 *
 * @param type the class, as the JVM calls it
 * @param line from 1
 * @param file seen from the repository's root
 */
public record Breakpoint(String type, int line, String file) {
  /** Those of a lesson's places where anything is executed, in reading order. */
  public static List<Breakpoint> of(Lesson lesson) {
    return lesson.facts().anchors().keySet().stream()
        .map(lesson.excerpts()::get)
        .filter(excerpt -> excerpt.stop().line() > 0)
        .map(
            excerpt -> new Breakpoint(excerpt.stop().type(), excerpt.stop().line(), excerpt.file()))
        .distinct()
        .toList();
  }
}
