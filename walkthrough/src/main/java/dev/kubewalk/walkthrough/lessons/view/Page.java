package dev.kubewalk.walkthrough.lessons.view;

import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.walkthrough.anchors.Excerpt;
import dev.kubewalk.walkthrough.lessons.Lesson;
import dev.kubewalk.walkthrough.lessons.LessonFacts.DiagramPart;
import dev.kubewalk.walkthrough.lessons.LessonText;
import dev.kubewalk.walkthrough.lessons.Words;
import dev.kubewalk.walkthrough.lessons.queries.Answer;
import dev.kubewalk.walkthrough.lessons.queries.Query;
import dev.kubewalk.walkthrough.narration.Values;
import dev.kubewalk.walkthrough.narration.Wrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what a lesson is made of into lines, filled with what the learner's run says. */
final class Page {
  static final int COLUMNS = 96;
  private static final String INDENT = "    ";
  private static final Pattern VALUE = Pattern.compile("\\{\\{run ([\\w-]+)}}");

  private final Lesson lesson;
  private final LessonText text;
  private final Words words;
  private final Optional<Recording> recording;

  Page(Lesson lesson, Words words, Optional<Recording> recording) {
    this.lesson = lesson;
    this.text = lesson.text(words.language());
    this.words = words;
    this.recording = recording;
  }

  List<String> head() {
    List<String> lines = new ArrayList<>();
    String title = words.of("lesson.title", lesson.number(), text.title());
    lines.add(Style.bold(title));
    lines.add("─".repeat(Wrap.width(title)));
    lines.addAll(Markdown.lines(words.of("lesson.understand", text.understand()), COLUMNS));
    if (!lesson.facts().sections().isEmpty()) {
      String sections = String.join(", ", lesson.facts().sections());
      lines.add(Style.dim(words.of("lesson.sections", sections)));
    }
    if (recording.isEmpty()) {
      lines.add("");
      lines.addAll(Markdown.lines(words.of("lesson.no-recording"), COLUMNS));
    }
    return lines;
  }

  List<String> exercise() {
    List<String> lines = new ArrayList<>(List.of(Style.bold(words.of("lesson.exercise"))));
    lines.addAll(Markdown.lines(text.exercise(), COLUMNS));
    return lines;
  }

  List<String> prose(String markdown) {
    return Markdown.lines(filled(markdown), COLUMNS);
  }

  /** Markdown with what the learner's run says in its places. */
  String filled(String markdown) {
    return VALUE.matcher(markdown).replaceAll(this::value);
  }

  private String value(java.util.regex.MatchResult place) {
    Query query = lesson.facts().values().get(place.group(1));
    String value = recording.flatMap(query::ask).map(Answer::shown).orElse("…");
    return Matcher.quoteReplacement(value);
  }

  List<String> code(String name) {
    Excerpt excerpt = lesson.excerpts().get(name);
    List<String> lines = new ArrayList<>();
    lines.add(Style.dim("── " + excerpt.place() + "  " + excerpt.file() + ":" + excerpt.line()));
    excerpt.code().forEach(line -> lines.add(INDENT + Style.code(line)));
    if (!excerpt.go().isEmpty()) {
      lines.add(Style.dim("── Go: " + excerpt.go()));
    }
    return lines;
  }

  List<String> diagram(String name) {
    DiagramPart part = lesson.facts().diagrams().get(name);
    List<String> lines = new ArrayList<>();
    recording
        .map(run -> StepTree.draw(run, part))
        .ifPresent(tree -> tree.forEach(line -> lines.add(INDENT + line)));
    if (lines.isEmpty()) {
      lines.add(INDENT + words.of("diagram.not-yet", part.root().goFunction()));
    }
    lines.add(Style.dim(words.of("diagram.drawn", part.picture())));
    return lines;
  }

  List<String> question(String name) {
    List<String> lines = new ArrayList<>();
    lines.add(Style.bold(words.of("question.heading")));
    lines.addAll(Markdown.lines(text.questions().get(name).ask(), COLUMNS));
    return lines;
  }

  /** What the learner's run says to a question; empty when it says nothing. */
  Optional<Answer> answer(String name) {
    return recording.flatMap(run -> lesson.facts().questions().get(name).ask(run));
  }

  /** The answer in the learner's language. */
  Optional<String> answerShown(String name) {
    return answer(name).map(this::shown);
  }

  /** Where in the recording the answer is to be seen. */
  Optional<String> evidence(String name) {
    Query query = lesson.facts().questions().get(name);
    return recording.flatMap(query::evidence).map(this::where);
  }

  /** The answer, where to see it, and why it is so. */
  List<String> reveal(String name) {
    List<String> lines = new ArrayList<>();
    Optional<String> answer = answerShown(name);
    if (answer.isEmpty()) {
      return List.of(words.of("question.unknown"));
    }
    lines.add(words.of("question.answer", Style.bold(answer.get())));
    evidence(name).map(Style::dim).ifPresent(lines::add);
    lines.addAll(Markdown.lines(text.questions().get(name).because(), COLUMNS));
    return lines;
  }

  private String shown(Answer answer) {
    return answer.kind() == Answer.Kind.YES_NO
        ? words.of("answer." + answer.text())
        : answer.shown();
  }

  private String where(RecordedStep step) {
    return words.of(
        "question.evidence",
        step.id(),
        step.entry().id(),
        step.entry().goFunction(),
        Values.duration(step.startNanos()));
  }
}
