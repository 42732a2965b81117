package dev.kubewalk.walkthrough.lessons.view;

import dev.kubewalk.walkthrough.anchors.Excerpt;
import dev.kubewalk.walkthrough.lessons.Lesson;
import dev.kubewalk.walkthrough.lessons.Words;
import dev.kubewalk.walkthrough.lessons.queries.Answer;
import dev.kubewalk.walkthrough.lessons.solutions.SolutionException;
import dev.kubewalk.walkthrough.lessons.solutions.Solver;
import dev.kubewalk.walkthrough.lessons.view.Body.Block;
import dev.kubewalk.walkthrough.lessons.view.Body.Woven;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A lesson page by page. A question waits for a prediction and then shows what the run says; after
 * the last page comes the exercise, until it is done or the learner leaves.
 */
public final class Session {
  private final Desk desk;
  private final Words words;
  private final Desk.Paper paper;
  private final Classroom classroom;
  private final Dialogue dialogue;
  private final Editor editor;
  private final Solver solver;
  private Excerpt last;

  public Session(Desk desk, Dialogue dialogue, Editor editor, Solver solver) {
    this.desk = desk;
    this.words = desk.words();
    this.paper = desk.paper();
    this.classroom = new Classroom(desk);
    this.dialogue = dialogue;
    this.editor = editor;
    this.solver = solver;
  }

  /** Goes through lessons from one on, until the learner leaves. */
  public void run(Lesson first) throws IOException, InterruptedException {
    Optional<Lesson> lesson = Optional.of(first);
    while (lesson.isPresent() && teach(lesson.get())) {
      lesson = desk.lessons().after(lesson.get().number());
    }
  }

  /** True when the learner wants to go on with the next lesson. */
  private boolean teach(Lesson lesson) throws IOException, InterruptedException {
    desk.progress().setCurrent(lesson.number());
    last = null;
    Page page = new Page(lesson, words, desk.recording());
    paper.print(page.head());
    List<List<Block>> pages = Body.pages(lesson.text(words.language()).body());
    for (List<Block> blocks : pages) {
      for (Block block : blocks) {
        paper.print("");
        if (!show(page, lesson, block)) {
          return false;
        }
      }
      if (!menu(lesson)) {
        return false;
      }
    }
    paper.print("");
    paper.print(page.exercise());
    while (!desk.progress().isDone(lesson.number())) {
      if (!menu(lesson)) {
        return false;
      }
      if (!desk.progress().isDone(lesson.number())) {
        classroom.check(lesson);
      }
    }
    return menu(lesson);
  }

  private boolean show(Page page, Lesson lesson, Block block) throws IOException {
    classroom.print(page, block);
    if (!(block instanceof Woven woven)) {
      return true;
    }
    if (woven.kind().equals("code")) {
      last = lesson.excerpts().get(woven.name());
    }
    return !woven.kind().equals("ask") || predict(page, lesson, woven.name());
  }

  private boolean predict(Page page, Lesson lesson, String question) throws IOException {
    Optional<Answer> answer = page.answer(question);
    if (answer.isPresent()) {
      Optional<String> said = dialogue.ask(words.of("prompt.predict"));
      if (said.isEmpty()) {
        return false;
      }
      boolean right = answer.get().agrees(said.get());
      if (!said.get().isBlank()) {
        paper.print(words.of(right ? "question.right" : "question.wrong"));
        desk.progress().setPrediction(lesson.number(), question, right);
      }
    }
    paper.print(page.reveal(question));
    return true;
  }

  /** Does what is typed until that is to go on (true) or to leave (false). */
  private boolean menu(Lesson lesson) throws IOException, InterruptedException {
    while (true) {
      paper.print("");
      Optional<String> typed = dialogue.ask(words.of("prompt.menu", lesson.number()));
      String command = typed.orElse("q").strip().toLowerCase(Locale.ROOT);
      switch (command) {
        case "", "n", "next" -> {
          return true;
        }
        case "q", "quit" -> {
          paper.print(words.of("session.left"));
          return false;
        }
        case "h", "hint" -> classroom.hint(lesson);
        case "c", "check" -> classroom.check(lesson);
        case "o", "open" -> open();
        case "s", "solve" -> solve(lesson);
        default -> paper.print(words.of("session.unknown", command));
      }
    }
  }

  private void open() throws InterruptedException {
    if (last == null) {
      paper.print(words.of("open.nothing"));
    } else if (!editor.open(last)) {
      paper.print(words.of("open.no-editor", last.file(), last.line()));
    }
  }

  private void solve(Lesson lesson) throws IOException, InterruptedException {
    try {
      solver.solve(lesson.facts().solution());
      classroom.check(lesson);
    } catch (SolutionException e) {
      paper.print(e.getMessage());
    }
  }
}
