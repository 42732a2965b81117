package dev.kubewalk.apiserver.server.routes;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.http.Handler;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import dev.kubewalk.http.Responses;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Serves the files of the machine's log directory, and lists its directories.
 *
 * <p>Go: pkg/routes/logs.go (Logs)
 */
public final class LogsRoute implements Handler {
  public static final String ROOT = "/logs";

  private static final Path DIRECTORY = Path.of("/var/log");

  private final Path directory;

  private LogsRoute(Path directory) {
    this.directory = requireNonNull(directory);
  }

  public static Handler handler() {
    return new LogsRoute(DIRECTORY);
  }

  @Override
  public void serve(Request request, ResponseWriter response) throws IOException {
    String relative = request.path().substring(ROOT.length());
    if (relative.isEmpty()) {
      response.setHeader("Location", "logs/");
      response.writeHeader(301);
      return;
    }
    Path file = resolve(relative);
    if (file == null || !Files.isReadable(file)) {
      Responses.notFound(response);
    } else if (Files.isDirectory(file)) {
      list(file, response);
    } else {
      response.setHeader("Content-Type", "text/plain; charset=utf-8");
      response.writeHeader(200);
      response.write(Files.readAllBytes(file));
    }
  }

  /** The file that is meant, or null for one outside of the directory. */
  private Path resolve(String relative) {
    try {
      Path file = directory.resolve(relative.substring(1)).normalize();
      return file.startsWith(directory) ? file : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static void list(Path directory, ResponseWriter response) throws IOException {
    StringBuilder page = new StringBuilder("<pre>\n");
    List<Path> files;
    try (Stream<Path> found = Files.list(directory)) {
      files = found.sorted().toList();
    }
    for (Path file : files) {
      String name = file.getFileName() + (Files.isDirectory(file) ? "/" : "");
      page.append("<a href=\"").append(name).append("\">").append(name).append("</a>\n");
    }
    page.append("</pre>\n");
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.writeHeader(200);
    response.write(page.toString().getBytes(StandardCharsets.UTF_8));
  }
}
