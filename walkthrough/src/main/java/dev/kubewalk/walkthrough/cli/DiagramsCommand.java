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

/** {@code kubewalk diagrams}: draws a recording. */
@Command(
    name = "diagrams",
    mixinStandardHelpOptions = true,
    description = "Draws a recording: a .puml, .svg and .png for each diagram.")
final class DiagramsCommand implements Runnable {
  @Spec
  private CommandSpec spec;

  @Mixin
  private RecordingArgument recording;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "kubewalk-out/diagrams",
      description = "Where to write (default: ${DEFAULT-VALUE}).")
  private Path out;

  @Override
  public void run() {
    try {
      new Artifacts(spec.commandLine().getOut()).diagrams(recording.load(), out);
    } catch (IOException e) {
      throw new UserError("cannot write to " + out + ": " + FileErrors.text(e));
    }
  }
}
