package dev.kubewalk.walkthrough.lessons.view;

import dev.kubewalk.tracer.Recording;
import dev.kubewalk.walkthrough.lessons.Lessons;
import dev.kubewalk.walkthrough.lessons.Progress;
import dev.kubewalk.walkthrough.lessons.Words;
import dev.kubewalk.walkthrough.lessons.checks.Evidence;
import dev.kubewalk.walkthrough.lessons.checks.LiveServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a learner has before them.
 *
 * @param recordingFile of their last run; the kubeconfig beside it leads to their server
 */
public record Desk(
    Lessons lessons, Progress progress, Words words, Path recordingFile, Paper paper) {
  /** Where lines are written to. */
  public record Paper(PrintWriter out, Style style) {
    void print(List<String> lines) {
      lines.forEach(line -> out.println(style.paint(line)));
      out.flush();
    }

    void print(String line) {
      print(List.of(line));
    }
  }

  /**
   * The learner's last run, read anew each time, because a server that runs goes on writing it.
   *
   * @throws IOException when the file is no recording; the message is one line for the user
   */
  public Optional<Recording> recording() throws IOException {
    return Files.exists(recordingFile)
        ? Optional.of(Recording.load(recordingFile))
        : Optional.empty();
  }

  /** What checks look at. */
  public Evidence evidence() throws IOException {
    return new Evidence(recording(), LiveServer.of(recordingFile.resolveSibling("kubeconfig")));
  }
}
