package dev.kubewalk.walkthrough.cli;

import dev.kubewalk.walkthrough.lessons.view.Classroom;
import dev.kubewalk.walkthrough.lessons.view.Desk;
import dev.kubewalk.walkthrough.lessons.view.Style;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code kubewalk lessons}: which lessons there are, and which are done. */
@Command(
    name = "lessons",
    mixinStandardHelpOptions = true,
    description = "Lists the lessons, and which of them are done.")
final class LessonsCommand implements Runnable {
  @Spec
  private CommandSpec spec;

  @Mixin
  private LessonOptions options;

  @Override
  public void run() {
    Desk.Paper paper = new Desk.Paper(spec.commandLine().getOut(), Style.PLAIN);
    new Classroom(options.desk(paper)).list();
  }
}
