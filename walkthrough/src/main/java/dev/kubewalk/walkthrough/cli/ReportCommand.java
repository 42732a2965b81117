package dev.kubewalk.walkthrough.cli;

import dev.kubewalk.componentbase.FileErrors;
import dev.kubewalk.walkthrough.tour.Artifacts;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kubewalk report}: one HTML page from a recording. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description =
        "Makes one HTML page of a recording: story, diagrams, details. No network needed.")
final class ReportCommand implements Runnable {
  @Spec
  private CommandSpec spec;

  @Mixin
  private RecordingArgument recording;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "kubewalk-out/report.html",
      description = "The file to write (default: ${DEFAULT-VALUE}).")
  private Path out;

  @Override
  public void run() {
    try {
      new Artifacts(spec.commandLine().getOut()).report(recording.load(), out);
    } catch (IOException e) {
      throw new UserError("cannot write " + out + ": " + FileErrors.text(e));
    }
  }
}
