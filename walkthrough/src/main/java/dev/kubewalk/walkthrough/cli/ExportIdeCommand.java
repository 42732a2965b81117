package dev.kubewalk.walkthrough.cli;

import dev.kubewalk.componentbase.FileErrors;
import dev.kubewalk.walkthrough.ide.IdeKit;
import dev.kubewalk.walkthrough.lessons.Lessons;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kubewalk export ide}: the lessons' tours and breakpoints for IDEs. */
@Command(
    name = "ide",
    mixinStandardHelpOptions = true,
    description = "Writes the lessons for IDEs: .tours/ (CodeTour, English and Chinese) and"
        + " ide/breakpoints/ (jdb, VS Code, IntelliJ). Needs Kubewalk's sources, not a recording.")
final class ExportIdeCommand implements Runnable {
  @Spec
  private CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The folder to write into (default: Kubewalk's sources).")
  private Path out;

  @Override
  public void run() {
    Path home = Path.of(System.getProperty("kubewalk.home", "")).toAbsolutePath();
    if (!Files.exists(home.resolve("walkthrough/pom.xml"))) {
      throw new UserError("run this as ./kubewalk export ide from the sources");
    }
    Path folder = out == null ? home : out;
    try {
      int files = new IdeKit(Lessons.load(), home).write(folder);
      spec.commandLine().getOut().println("wrote " + files + " files to " + folder);
    } catch (IOException e) {
      throw new UserError(FileErrors.text(e));
    }
  }
}
