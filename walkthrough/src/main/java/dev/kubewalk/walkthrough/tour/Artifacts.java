package dev.kubewalk.walkthrough.tour;

import dev.kubewalk.diagrams.Diagram;
import dev.kubewalk.diagrams.Diagrams;
import dev.kubewalk.diagrams.Picture;
import dev.kubewalk.diagrams.Renderer;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.StepLocations;
import dev.kubewalk.walkthrough.narration.Language;
import dev.kubewalk.walkthrough.narration.MarkdownNarrator;
import dev.kubewalk.walkthrough.narration.Story;
import dev.kubewalk.walkthrough.report.HtmlReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes what is made of a recording, and says what it wrote. */
public final class Artifacts {
  private static final int EVERYTHING = 99;

  private final PrintWriter out;
  private final StepLocations locations = StepLocations.load();

  public Artifacts(PrintWriter out) {
    this.out = out;
  }

  /** Narration in every language, all diagrams, and the report. */
  public void all(Recording recording, Path folder) throws IOException {
    Files.createDirectories(folder);
    Story story = Story.of(recording);
    for (Language language : Language.values()) {
      String page = new MarkdownNarrator(language, locations, EVERYTHING).tell(story);
      write(folder.resolve("story." + language.code() + ".md"), page);
    }
    List<Picture> pictures = Renderer.all(Diagrams.all(recording));
    files(pictures, folder.resolve("diagrams"));
    write(
        folder.resolve("report.html"), new HtmlReport(locations).page(story, forReport(pictures)));
  }

  /** A .puml, .svg and .png for each diagram. */
  public void diagrams(Recording recording, Path folder) throws IOException {
    files(Renderer.all(Diagrams.all(recording)), folder);
  }

  private void files(List<Picture> pictures, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Picture picture : pictures) {
      Diagram diagram = picture.diagram();
      Files.writeString(folder.resolve(diagram.name() + ".puml"), diagram.puml());
      Files.writeString(folder.resolve(diagram.name() + ".svg"), picture.svg());
      Files.write(folder.resolve(diagram.name() + ".png"), picture.png());
    }
    out.println("wrote " + folder + " (" + pictures.size() + " diagrams: .svg, .png, .puml)");
    out.flush();
  }

  /** The HTML page alone. */
  public void report(Recording recording, Path file) throws IOException {
    if (file.toAbsolutePath().getParent() != null) {
      Files.createDirectories(file.toAbsolutePath().getParent());
    }
    List<Picture> pictures = Renderer.all(Diagrams.all(recording));
    write(file, new HtmlReport(locations).page(Story.of(recording), forReport(pictures)));
  }

  private static List<HtmlReport.Picture> forReport(List<Picture> pictures) {
    return pictures.stream()
        .map(picture -> new HtmlReport.Picture(
            picture.diagram().name(), picture.diagram().title(), element(picture.svg())))
        .toList();
  }

  /** The svg element without what stands in front of it in a file. */
  private static String element(String svg) {
    return svg.substring(svg.indexOf("<svg"));
  }

  private void write(Path file, String text) throws IOException {
    Files.writeString(file, text);
    out.println("wrote " + file);
    out.flush();
  }
}
