package dev.kubewalk.walkthrough.cli;

import dev.kubewalk.walkthrough.lessons.Lesson;
import dev.kubewalk.walkthrough.lessons.solutions.SolutionException;
import dev.kubewalk.walkthrough.lessons.solutions.Solver;
import dev.kubewalk.walkthrough.lessons.view.Classroom;
import dev.kubewalk.walkthrough.lessons.view.Desk;
import dev.kubewalk.walkthrough.lessons.view.Style;
import dev.kubewalk.walkthrough.tour.Tour;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kubewalk solve}: does the exercise of a lesson, then checks it. */
@Command(
    name = "solve",
    mixinStandardHelpOptions = true,
    description = "Does a lesson's exercise for you, then checks it.",
    footer = {"", "Example: kubewalk solve 4 -- --secure-port=7443"})
final class SolveCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Mixin
  private LessonOptions options;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "N",
      description = "The lesson (default: the current).")
  private Integer number;

  @Parameters(
      index = "1..*",
      paramLabel = "-- FLAGS",
      description = "More flags for the servers that are started, after --.")
  private List<String> serverFlags = List.of();

  @Override
  public Integer call() throws InterruptedException {
    Desk desk = options.desk(new Desk.Paper(spec.commandLine().getOut(), Style.PLAIN));
    Lesson lesson = LessonOptions.lesson(desk, number);
    Tour.Settings tour = new Tour.Settings(desk.words().language(), 0, options.out(), true);
    try {
      new Solver(spec.commandLine().getOut(), desk.words(), tour, serverFlags)
          .solve(lesson.facts().solution());
      return new Classroom(desk).check(lesson) ? 0 : 1;
    } catch (SolutionException | IOException e) {
      throw new UserError(e.getMessage());
    }
  }
}
