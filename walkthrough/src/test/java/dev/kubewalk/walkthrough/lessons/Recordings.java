package dev.kubewalk.walkthrough.lessons;

import dev.kubewalk.tracer.Recording;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A small run made by hand: a chain of two servers, three hooks of which one never ends. */
public final class Recordings {
  private Recordings() {}

  public static Recording small() throws IOException {
    var file =
        Objects.requireNonNull(Recordings.class.getResourceAsStream("small-recording.jsonl"));
    try (var lines = new InputStreamReader(file, StandardCharsets.UTF_8)) {
      return Recording.read(lines, "small");
    }
  }
}
