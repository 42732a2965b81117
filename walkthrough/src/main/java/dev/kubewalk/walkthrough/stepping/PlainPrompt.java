package dev.kubewalk.walkthrough.stepping;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.componentbase.GoRoutines;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Lines of a stream, so that stepping can be driven by a pipe. */
final class PlainPrompt implements Prompt {
  private final PrintWriter out;
  private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();

  /** Lines are read in a thread of their own: waiting for a pipe cannot be interrupted. */
  PlainPrompt(InputStream in, PrintWriter out) {
    this.out = requireNonNull(out);
    GoRoutines.forThisJdk().goPlatform("input", () -> readLines(in));
  }

  private void readLines(InputStream in) {
    try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(Optional.of(line.strip()));
      }
    } catch (IOException broken) {
      // As good as the end.
    } finally {
      lines.add(Optional.empty());
    }
  }

  @Override
  public Optional<String> read(String prompt) throws InterruptedException {
    out.print(prompt);
    out.flush();
    Optional<String> line = lines.take();
    out.println(line.orElse(""));
    if (line.isEmpty()) {
      lines.add(line);
    }
    return line;
  }

  @Override
  public void close() {}
}
