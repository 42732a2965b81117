package dev.kubewalk.walkthrough.labs;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.walkthrough.host.TempFolder;
import dev.kubewalk.walkthrough.narration.Language;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;

/** Does a lab: a healthy run, a broken one, and what the difference is. */
public final class LabRun {
  private final PrintWriter out;
  private final Language language;
  private final Path folder;

  /**
   * @param folder where logs and recordings are left, in one folder for each run
   */
  public LabRun(PrintWriter out, Language language, Path folder) {
    this.out = requireNonNull(out);
    this.language = requireNonNull(language);
    this.folder = requireNonNull(folder);
  }

  /**
   * Takes some seconds.
   *
   * @throws IOException when the folder cannot be written
   */
  public void run(Lab lab) throws IOException, InterruptedException {
    LabReport report = new LabReport(out, language, lab);
    report.heading();
    Path place = folder.resolve(lab.name());
    try (TempFolder data = TempFolder.create("kubewalk-break")) {
      Experiment first = new Experiment(place.resolve("healthy"), data.path().resolve("healthy"));
      Observation healthy = first.healthy(lab.questions());
      report.healthy(healthy);
      Experiment second = new Experiment(place.resolve("broken"), data.path().resolve("broken"));
      Observation broken = second.broken(lab, healthy);
      report.findings(new Findings(healthy, broken));
      report.end(second.recordingFile());
    }
  }

  /** Names the labs, a line each. */
  public static void list(PrintWriter out, Language language) {
    for (Lab lab : Labs.all()) {
      LabReport.listed(out, language, lab);
    }
  }
}
