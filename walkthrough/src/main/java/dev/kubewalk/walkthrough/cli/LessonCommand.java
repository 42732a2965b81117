package dev.kubewalk.walkthrough.cli;

import dev.kubewalk.walkthrough.lessons.Lesson;
import dev.kubewalk.walkthrough.lessons.solutions.Solver;
import dev.kubewalk.walkthrough.lessons.view.Classroom;
import dev.kubewalk.walkthrough.lessons.view.Desk;
import dev.kubewalk.walkthrough.lessons.view.Editor;
import dev.kubewalk.walkthrough.lessons.view.Session;
import dev.kubewalk.walkthrough.lessons.view.Style;
import dev.kubewalk.walkthrough.lessons.view.TerminalDialogue;
import dev.kubewalk.walkthrough.tour.Tour;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kubewalk lesson}: page by page in a terminal, all at once elsewhere. */
@Command(
    name = "lesson",
    mixinStandardHelpOptions = true,
    description = {
      "Shows a lesson. In a terminal it goes page by page, asks for predictions, and takes h (hint),"
          + " c (check), s (solve), o (open in editor), q (quit); elsewhere it is printed at once."
    })
final class LessonCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Mixin
  private LessonOptions options;

  @Parameters(arity = "0..1", paramLabel = "N", description = "Its number (default: the current).")
  private Integer number;

  @Option(names = "--plain", description = "Print it at once, in a terminal too.")
  private boolean plain;

  @Override
  public Integer call() throws InterruptedException {
    try {
      Optional<TerminalDialogue> terminal = plain ? Optional.empty() : TerminalDialogue.open();
      if (terminal.isEmpty()) {
        Desk desk = options.desk(new Desk.Paper(spec.commandLine().getOut(), Style.PLAIN));
        new Classroom(desk).show(LessonOptions.lesson(desk, number));
        return 0;
      }
      try (TerminalDialogue dialogue = terminal.get()) {
        converse(dialogue);
      }
      return 0;
    } catch (IOException e) {
      throw new UserError(e.getMessage());
    }
  }

  private void converse(TerminalDialogue dialogue) throws IOException, InterruptedException {
    Desk desk = options.desk(new Desk.Paper(dialogue.out(), Style.COLOURS));
    Lesson lesson = LessonOptions.lesson(desk, number);
    Tour.Settings tour = new Tour.Settings(desk.words().language(), 0, options.out(), true);
    Solver solver = new Solver(dialogue.out(), desk.words(), tour, List.of());
    new Session(desk, dialogue, editor(), solver).run(lesson);
  }

  private static Editor editor() {
    String command = System.getenv().getOrDefault("VISUAL", "");
    if (command.isBlank()) {
      command = System.getenv().getOrDefault("EDITOR", "");
    }
    return new Editor(command, Path.of(System.getProperty("kubewalk.home", "")));
  }
}
