package dev.kubewalk.walkthrough.cli;

import dev.kubewalk.componentbase.FileErrors;
import dev.kubewalk.walkthrough.lessons.view.Classroom;
import dev.kubewalk.walkthrough.lessons.view.Desk;
import dev.kubewalk.walkthrough.lessons.view.LessonsPage;
import dev.kubewalk.walkthrough.lessons.view.Style;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kubewalk lessons}: which lessons there are, and which are done. */
@Command(
    name = "lessons",
    mixinStandardHelpOptions = true,
    description = "Lists the lessons and which of them are done, or writes them all into one page.")
final class LessonsCommand implements Runnable {
  @Spec
  private CommandSpec spec;

  @Mixin
  private LessonOptions options;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write all lessons in all languages into one HTML file that needs no network.")
  private Path page;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    Desk desk = options.desk(new Desk.Paper(out, Style.PLAIN));
    if (page == null) {
      new Classroom(desk).list();
      return;
    }
    try {
      Files.writeString(page, new LessonsPage(desk.lessons(), desk.recording()).html());
      out.println("wrote " + page);
      out.flush();
    } catch (IOException e) {
      throw new UserError(FileErrors.text(e));
    }
  }
}
