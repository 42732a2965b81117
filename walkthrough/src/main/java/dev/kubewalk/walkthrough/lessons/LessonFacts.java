package dev.kubewalk.walkthrough.lessons;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.tracer.Steps;
import dev.kubewalk.walkthrough.anchors.Anchor;
import dev.kubewalk.walkthrough.lessons.checks.Check;
import dev.kubewalk.walkthrough.lessons.queries.Query;
import dev.kubewalk.walkthrough.lessons.solutions.Action;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is the same in every language: {@code lesson.yaml}.
 *
 * @param sections of the document that the lesson belongs to
 * @param anchors places in the code, by the names that the text calls them, in reading order
 * @param values what the text says about the learner's run, by name
 * @param diagrams parts of the run that the text shows, by name
 * @param questions by name, each with the query that answers it
 * @param check what must hold when the exercise is done
 * @param solution what to do for that
 */
public record LessonFacts(
    int number,
    List<String> sections,
    Map<String, Anchor> anchors,
    Map<String, Query> values,
    Map<String, DiagramPart> diagrams,
    Map<String, Query> questions,
    List<Check> check,
    List<Action> solution) {
  public LessonFacts {
    sections = List.copyOf(requireNonNull(sections, "'sections' is missing"));
    anchors = ordered(anchors);
    values = ordered(values);
    diagrams = ordered(diagrams);
    questions = ordered(questions);
    check = List.copyOf(requireNonNull(check, "'check' is missing"));
    solution = List.copyOf(requireNonNull(solution, "'solution' is missing"));
  }

  /**
   * A part of the recorded run.
   *
   * @param picture the tour's diagram that shows it, such as {@code server-chain}
   * @param root the step whose inside is shown as a tree
   * @param depth how many levels below it
   */
  public record DiagramPart(String picture, Steps root, int depth) {
    public DiagramPart {
      requireNonNull(picture, "a diagram needs 'picture'");
      requireNonNull(root, "a diagram needs 'root'");
    }
  }

  private static <T> Map<String, T> ordered(Map<String, T> map) {
    return Collections.unmodifiableMap(map == null ? Map.of() : new LinkedHashMap<>(map));
  }
}
