package dev.kubewalk.walkthrough.ide;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kubewalk.walkthrough.anchors.Excerpt;
import dev.kubewalk.walkthrough.lessons.Lesson;
import dev.kubewalk.walkthrough.lessons.LessonText;
import dev.kubewalk.walkthrough.lessons.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lessons as tours of VS Code's CodeTour extension, in one language. */
final class CodeTour {
  private final Words words;
  private final SourceLines sources;
  private final JsonMapper json = new JsonMapper();

  CodeTour(Words words, SourceLines sources) {
    this.words = words;
    this.sources = sources;
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Tour(
      @JsonProperty("$schema") String schema,
      String title,
      String description,
      Boolean isPrimary,
      String nextTour,
      List<Step> steps) {}

  /** A step; without a file it is only read. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Step(String title, String file, String pattern, String description) {}

  /**
   * The tour's file.
   *
   * @param next the lesson whose tour is offered at the end
   */
  String of(Lesson lesson, Optional<Lesson> next) throws IOException {
    LessonText text = lesson.text(words.language());
    List<Step> steps = new ArrayList<>();
    String understood = Paragraphs.flow(text.understand());
    String understand = words.of("lesson.understand", understood);
    steps.add(new Step(
        text.title(), null, null, understand + "\n\n" + words.of("lesson.tour", lesson.number())));
    for (TourStory.Part part : TourStory.of(lesson, words)) {
      steps.add(step(lesson, part));
    }
    String then = words.of("lesson.then", lesson.number());
    steps.add(new Step(
        words.of("lesson.exercise"), null, null, Paragraphs.flow(text.exercise()) + "\n\n" + then));
    Tour tour = new Tour(
        "https://aka.ms/codetour-schema",
        title(lesson),
        understood,
        lesson.number() == 0 ? true : null,
        next.map(this::title).orElse(null),
        steps);
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
    return json.writer(printer).writeValueAsString(tour) + "\n";
  }

  private String title(Lesson lesson) {
    return lesson.number() + " - " + lesson.text(words.language()).title();
  }

  private Step step(Lesson lesson, TourStory.Part part) throws IOException {
    if (part.anchor().isEmpty()) {
      return new Step(part.title(), null, null, part.text());
    }
    Excerpt excerpt = lesson.excerpts().get(part.anchor());
    String go = excerpt.go().isEmpty() ? "" : "\n\nGo: `" + excerpt.go() + "`";
    return new Step(
        part.title(), excerpt.file(), sources.pattern(excerpt), (part.text() + go).strip());
  }
}
