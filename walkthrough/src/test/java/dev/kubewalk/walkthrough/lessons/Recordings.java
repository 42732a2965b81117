package dev.kubewalk.walkthrough.lessons;

import dev.kubewalk.tracer.Recording;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Small runs made by hand. */
public final class Recordings {
  private Recordings() {}

  /** A chain of two servers, three hooks of which one never ends. */
  public static Recording small() throws IOException {
    return read("small");
  }

  /** A killed run: two steps directly inside of one, a third inside of the first of these. */
  public static Recording nested() throws IOException {
    return read("nested");
  }

  private static Recording read(String name) throws IOException {
    var file =
        Objects.requireNonNull(Recordings.class.getResourceAsStream(name + "-recording.jsonl"));
    try (var lines = new InputStreamReader(file, StandardCharsets.UTF_8)) {
      return Recording.read(lines, name);
    }
  }
}
