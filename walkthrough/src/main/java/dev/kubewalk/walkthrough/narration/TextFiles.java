package dev.kubewalk.walkthrough.narration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the files of texts that lie beside this package. */
final class TextFiles {
  private TextFiles() {}

  /** The lines of {@code file} that are not blank. */
  static List<String> lines(String file) {
    try (InputStream in = TextFiles.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("no narration file " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
