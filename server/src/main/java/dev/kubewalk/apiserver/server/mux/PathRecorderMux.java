package dev.kubewalk.apiserver.server.mux;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.endpoints.request.RequestTrace;
import dev.kubewalk.http.Handler;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import dev.kubewalk.http.Responses;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.tracer.Trace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Finds the handler of a path: an exact match first, then the most specific prefix, then whoever
 * was named for everything else. It remembers which paths are to be listed at {@code /}.
 *
 * <p>Routes may be added and removed while requests are served: each change makes a new routing
 * table, which requests pick up as a whole.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/mux/pathrecorder.go (PathRecorderMux)
 */
public final class PathRecorderMux implements Handler {
  /** Most slashes first, then the longest, then in reverse alphabetical order. */
  private static final Comparator<Prefix> MOST_SPECIFIC_FIRST = Comparator.comparingInt(
          (Prefix p) -> slashes(p.path()))
      .thenComparingInt(p -> p.path().length())
      .thenComparing(Prefix::path)
      .reversed();

  private final String name;

  /** Guarded by this, as are the listed paths; {@link #table} is what requests read. */
  private final TreeSet<String> listed = new TreeSet<>();

  private volatile Table table = new Table(Map.of(), List.of(), PathRecorderMux::pageNotFound);

  /**
   * @param name of the server that the mux belongs to, for whoever watches routing
   */
  public PathRecorderMux(String name) {
    this.name = requireNonNull(name);
  }

  private record Prefix(String path, Handler handler) {}

  private record Table(Map<String, Handler> exact, List<Prefix> prefixes, Handler notFound) {}

  public String name() {
    return name;
  }

  /** Serves exactly {@code path}, and lists it. */
  public synchronized void handle(String path, Handler handler) {
    listed.add(path);
    unlistedHandle(path, handler);
  }

  /** Serves exactly {@code path} without listing it. */
  public synchronized void unlistedHandle(String path, Handler handler) {
    Map<String, Handler> exact = new HashMap<>(table.exact());
    if (exact.put(path, requireNonNull(handler)) != null) {
      throw new IllegalStateException("registering handler for " + path + ": already registered");
    }
    table = new Table(exact, table.prefixes(), table.notFound());
  }

  /** Serves everything below {@code prefix}, which ends with a slash, and lists it. */
  public synchronized void handlePrefix(String prefix, Handler handler) {
    listed.add(prefix);
    unlistedHandlePrefix(prefix, handler);
  }

  /** Serves everything below {@code prefix}, which ends with a slash, without listing it. */
  public synchronized void unlistedHandlePrefix(String prefix, Handler handler) {
    if (!prefix.endsWith("/")) {
      throw new IllegalArgumentException(prefix + " must end with a trailing slash");
    }
    List<Prefix> prefixes = new ArrayList<>(table.prefixes());
    if (prefixes.stream().anyMatch(p -> p.path().equals(prefix))) {
      throw new IllegalStateException("registering handler for " + prefix + ": already registered");
    }
    prefixes.add(new Prefix(prefix, requireNonNull(handler)));
    prefixes.sort(MOST_SPECIFIC_FIRST);
    table = new Table(table.exact(), List.copyOf(prefixes), table.notFound());
  }

  /** Takes an exact path and a prefix of this name away; nothing happens if there is none. */
  public synchronized void unregister(String path) {
    listed.remove(path);
    Map<String, Handler> exact = new HashMap<>(table.exact());
    exact.remove(path);
    List<Prefix> prefixes =
        table.prefixes().stream().filter(p -> !p.path().equals(path)).toList();
    table = new Table(exact, prefixes, table.notFound());
  }

  /** Who answers a path that nobody else has claimed: the next server of the chain. */
  public synchronized void notFoundHandler(Handler handler) {
    table = new Table(table.exact(), table.prefixes(), requireNonNull(handler));
  }

  /** The paths to show at {@code /}, sorted. */
  public synchronized List<String> listedPaths() {
    return List.copyOf(listed);
  }

  @Override
  public void serve(Request request, ResponseWriter response) throws IOException {
    Table now = table;
    Trace trace = RequestTrace.of(request);
    try (Step step = trace.step(Steps.MATCH_PATH)) {
      if (trace.enabled()) {
        step.note("server", name);
        step.note("satisfied by", howFound(now, request.path()));
      }
      find(now, request.path()).serve(request, response);
    }
  }

  private static String howFound(Table table, String path) {
    if (table.exact().containsKey(path)) {
      return "exact match";
    }
    return table.prefixes().stream()
        .filter(prefix -> path.startsWith(prefix.path()))
        .findFirst()
        .map(prefix -> "prefix " + prefix.path())
        .orElse("NotFoundHandler");
  }

  private static Handler find(Table table, String path) {
    Handler exact = table.exact().get(path);
    if (exact != null) {
      return exact;
    }
    for (Prefix prefix : table.prefixes()) {
      if (path.startsWith(prefix.path())) {
        return prefix.handler();
      }
    }
    return table.notFound();
  }

  private static void pageNotFound(Request request, ResponseWriter response) throws IOException {
    Responses.notFound(response);
  }

  private static int slashes(String path) {
    return (int) path.chars().filter(c -> c == '/').count();
  }
}
