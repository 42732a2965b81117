package dev.kubewalk.walkthrough.cli;

import dev.kubewalk.walkthrough.lessons.view.Classroom;
import dev.kubewalk.walkthrough.lessons.view.Desk;
import dev.kubewalk.walkthrough.lessons.view.Style;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kubewalk check}: whether the exercise of a lesson is done. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Decides whether a lesson's exercise is done, and says what is missing.")
final class CheckCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Mixin
  private LessonOptions options;

  @Parameters(arity = "0..1", paramLabel = "N", description = "The lesson (default: the current).")
  private Integer number;

  @Override
  public Integer call() {
    Desk desk = options.desk(new Desk.Paper(spec.commandLine().getOut(), Style.PLAIN));
    try {
      return new Classroom(desk).check(LessonOptions.lesson(desk, number)) ? 0 : 1;
    } catch (IOException e) {
      throw new UserError(e.getMessage());
    }
  }
}
