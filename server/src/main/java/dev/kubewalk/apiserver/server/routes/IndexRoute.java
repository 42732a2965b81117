package dev.kubewalk.apiserver.server.routes;

import dev.kubewalk.apiserver.server.mux.PathRecorderMux;
import dev.kubewalk.http.Handler;
import dev.kubewalk.http.ResponseWriter;
import dev.kubewalk.http.Responses;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Lists the paths that there are: at {@code /}, and with status 404 for paths that nobody serves.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/routes/index.go (Index, IndexLister)
 */
public final class IndexRoute {
  private IndexRoute() {}

  public static void install(PathRecorderMux mux, Supplier<List<String>> paths) {
    Handler index = (request, response) -> write(response, paths.get(), 200);
    mux.unlistedHandle("/", index);
    mux.unlistedHandle("/index.html", index);
  }

  /** The answer to everything at the end of the chain. */
  public static Handler notFound(Supplier<List<String>> paths) {
    return (request, response) -> write(response, paths.get(), 404);
  }

  private static void write(ResponseWriter response, List<String> paths, int status)
      throws IOException {
    String list = paths.stream().map(p -> "    \"" + p + '"').collect(Collectors.joining(",\n"));
    String json = "{\n  \"paths\": [\n" + list + "\n  ]\n}";
    Responses.json(response, json.getBytes(StandardCharsets.UTF_8), status);
  }
}
