package dev.kubewalk.walkthrough.cli;

import dev.kubewalk.componentbase.FileErrors;
import dev.kubewalk.tracer.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The recording that a command works on. */
final class RecordingArgument {
  @Parameters(
      paramLabel = "RECORDING",
      description = "A recording, or the folder of a tour that holds one.")
  private Path path;

  /** One that a command has read itself. */
  static RecordingArgument of(Path path) {
    RecordingArgument argument = new RecordingArgument();
    argument.path = path;
    return argument;
  }

  Recording load() {
    return load(path);
  }

  /** A file beside the recording. */
  Path sibling(String name) {
    return file(path).resolveSibling(name);
  }

  static Recording load(Path path) {
    Path file = file(path);
    if (!Files.exists(file)) {
      throw new UserError("there is no recording at " + path + "; make one with kubewalk tour");
    }
    try {
      return Recording.load(file);
    } catch (IOException e) {
      throw new UserError(FileErrors.text(e));
    }
  }

  private static Path file(Path path) {
    return Files.isDirectory(path) ? path.resolve("recording.jsonl") : path;
  }
}
