package dev.kubewalk.diagrams;

import dev.kubewalk.tracer.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes all pictures of a recording, or of the made-up one, into a directory, and says how long. */
final class Gallery {

  private Gallery() {}

  /** Arguments: directory, recording (optional). */
  public static void main(String[] args) throws IOException {
    Path directory = Files.createDirectories(Path.of(args[0]));
    Recording recording =
        args.length > 1 ? Recording.load(Path.of(args[1])) : RecordingFixtures.full();
    long start = System.nanoTime();
    for (Picture picture : Renderer.all(Diagrams.all(recording))) {
      String name = picture.diagram().name();
      Files.writeString(directory.resolve(name + ".puml"), picture.diagram().puml());
      Files.writeString(directory.resolve(name + ".svg"), picture.svg());
      Files.write(directory.resolve(name + ".png"), picture.png());
    }
    System.out.println("all drawn in " + (System.nanoTime() - start) / 1_000_000 + " ms");
  }
}
