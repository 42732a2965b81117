package dev.kubewalk.componentbase;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads the files that a user names by flags.
 *
 * <p>Go: io/ioutil (ReadFile)
 */
public final class InputFiles {
  private InputFiles() {}

  /**
   * The whole text; bytes that are no UTF-8 become replacement characters.
   *
   * @throws IOException with the file and the reason in one line, in Go's words
   */
  public static String read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException("read " + file + ": is a directory");
    }
    try {
      return new String(Files.readAllBytes(file), UTF_8);
    } catch (IOException e) {
      throw new IOException(FileErrors.text(e), e);
    }
  }
}
