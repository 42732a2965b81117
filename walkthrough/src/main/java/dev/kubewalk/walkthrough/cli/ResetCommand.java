package dev.kubewalk.walkthrough.cli;

import dev.kubewalk.walkthrough.lessons.Progress;
import dev.kubewalk.walkthrough.lessons.Words;
import dev.kubewalk.walkthrough.narration.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kubewalk reset}: forgets progress. Recordings and data stay. */
@Command(
    name = "reset",
    mixinStandardHelpOptions = true,
    description = "Forgets the progress of a lesson, or all of it. Recordings and data stay.")
final class ResetCommand implements Runnable {
  @Spec
  private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "N", description = "The lesson (default: all).")
  private Integer number;

  @Override
  public void run() {
    Path file = Progress.file();
    try {
      if (number == null) {
        Files.deleteIfExists(file);
        say(Words.load(Language.EN).of("reset.all"));
        return;
      }
      Progress progress = Progress.load(file);
      progress.forget(number);
      say(Words.load(progress.language()).of("reset.lesson", number));
    } catch (IOException e) {
      throw new UserError(e.getMessage());
    }
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
    spec.commandLine().getOut().flush();
  }
}
