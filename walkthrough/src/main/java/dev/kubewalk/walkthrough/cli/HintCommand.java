package dev.kubewalk.walkthrough.cli;

import dev.kubewalk.walkthrough.lessons.view.Classroom;
import dev.kubewalk.walkthrough.lessons.view.Desk;
import dev.kubewalk.walkthrough.lessons.view.Style;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kubewalk hint}: the next hint for the exercise of a lesson. */
@Command(
    name = "hint",
    mixinStandardHelpOptions = true,
    description = "Gives the next hint for a lesson's exercise.")
final class HintCommand implements Runnable {
  @Spec
  private CommandSpec spec;

  @Mixin
  private LessonOptions options;

  @Parameters(arity = "0..1", paramLabel = "N", description = "The lesson (default: the current).")
  private Integer number;

  @Override
  public void run() {
    Desk desk = options.desk(new Desk.Paper(spec.commandLine().getOut(), Style.PLAIN));
    try {
      new Classroom(desk).hint(LessonOptions.lesson(desk, number));
    } catch (IOException e) {
      throw new UserError(e.getMessage());
    }
  }
}
