package dev.kubewalk.walkthrough.lessons.view;

import dev.kubewalk.walkthrough.lessons.Lesson;
import dev.kubewalk.walkthrough.lessons.Progress;
import dev.kubewalk.walkthrough.lessons.Words;
import dev.kubewalk.walkthrough.lessons.checks.Evidence;
import dev.kubewalk.walkthrough.lessons.checks.Outcome;
import dev.kubewalk.walkthrough.lessons.view.Body.Block;
import dev.kubewalk.walkthrough.lessons.view.Body.Prose;
import dev.kubewalk.walkthrough.lessons.view.Body.Woven;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What can be done with lessons: list, show, hint, check. Whatever is done is remembered. */
public final class Classroom {
  private final Desk desk;
  private final Progress progress;
  private final Words words;
  private final Desk.Paper paper;

  public Classroom(Desk desk) {
    this.desk = desk;
    this.progress = desk.progress();
    this.words = desk.words();
    this.paper = desk.paper();
  }

  /** All lessons, which of them are done, and what to type next. */
  public void list() {
    List<Lesson> all = desk.lessons().all();
    paper.print(words.of("list.heading", progress.doneCount(), all.size()));
    for (Lesson lesson : all) {
      String mark = progress.isDone(lesson.number())
          ? "✓"
          : lesson.number() == progress.current() ? "→" : " ";
      String title = lesson.text(words.language()).title();
      paper.print(String.format("  %s %2d  %s", mark, lesson.number(), title));
    }
    paper.print(words.of("list.next", progress.current()));
  }

  /** A whole lesson as plain text, its answers at the end. */
  public void show(Lesson lesson) throws IOException {
    progress.setCurrent(lesson.number());
    Page page = new Page(lesson, words, desk.recording());
    paper.print(page.head());
    List<List<Block>> pages = Body.pages(lesson.text(words.language()).body());
    for (List<Block> blocks : pages) {
      for (Block block : blocks) {
        paper.print("");
        print(page, block);
      }
    }
    paper.print("");
    paper.print(page.exercise());
    paper.print(words.of("lesson.then", lesson.number()));
    if (!lesson.facts().questions().isEmpty()) {
      paper.print("");
      paper.print(Style.bold(words.of("lesson.answers")));
      for (String question : lesson.facts().questions().keySet()) {
        paper.print("");
        paper.print(page.question(question).subList(1, page.question(question).size()));
        paper.print(page.reveal(question));
      }
    }
  }

  /** A block that needs no answer. */
  void print(Page page, Block block) {
    if (block instanceof Prose prose) {
      paper.print(page.prose(prose.markdown()));
    } else if (block instanceof Woven woven) {
      switch (woven.kind()) {
        case "code" -> paper.print(page.code(woven.name()));
        case "diagram" -> paper.print(page.diagram(woven.name()));
        default -> paper.print(page.question(woven.name()));
      }
    }
  }

  /** The next hint that was not given yet; the last one again when there are no more. */
  public void hint(Lesson lesson) throws IOException {
    List<String> hints = lesson.text(words.language()).hints();
    int next = Math.min(progress.hints(lesson.number()), hints.size() - 1);
    paper.print(words.of("hint.heading", next + 1, hints.size()));
    paper.print(Markdown.lines(hints.get(next), Page.COLUMNS));
    progress.setHints(lesson.number(), next + 1);
    if (next + 1 == hints.size()) {
      paper.print(words.of("hint.no-more", lesson.number()));
    }
  }

  /** Decides whether the exercise is done, and says what is missing. */
  public boolean check(Lesson lesson) throws IOException {
    Evidence evidence = desk.evidence();
    List<Outcome> outcomes = lesson.facts().check().stream()
        .map(check -> check.judge(evidence, words))
        .toList();
    boolean all = outcomes.stream().allMatch(Outcome::holds);
    print(outcomes);
    if (!all) {
      paper.print(words.of("check.not-yet", lesson.number()));
      return false;
    }
    progress.setDone(lesson.number());
    Optional<Lesson> next = desk.lessons().after(lesson.number());
    if (next.isPresent()) {
      progress.setCurrent(next.get().number());
      paper.print(words.of("check.done-next", lesson.number(), next.get().number()));
    } else {
      paper.print(words.of("check.done", lesson.number()));
    }
    return true;
  }

  /** Where one thing is missing for all of them, such as a run, that thing is said once. */
  private void print(List<Outcome> outcomes) {
    List<String> found = outcomes.stream().map(Outcome::found).distinct().toList();
    if (outcomes.size() > 1 && found.size() == 1 && !outcomes.get(0).holds()) {
      paper.print("✗ " + found.get(0));
      return;
    }
    for (Outcome outcome : outcomes) {
      paper.print((outcome.holds() ? "✓ " : "✗ ") + outcome.wanted());
      if (!outcome.holds()) {
        paper.print("    " + outcome.found());
      }
    }
  }
}
