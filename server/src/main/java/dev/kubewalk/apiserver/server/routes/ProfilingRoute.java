package dev.kubewalk.apiserver.server.routes;

import dev.kubewalk.apiserver.server.mux.PathRecorderMux;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import dev.kubewalk.http.Responses;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What the process is doing: the dump of its threads, where Go lists goroutines. Go's other
 * profiles are in the format of a tool for Go; they are refused by name.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/routes/profiling.go (Profiling)
 */
public final class ProfilingRoute {
  public static final List<String> PATHS = List.of("/debug/pprof", "/debug/pprof/");

  private static final String GOROUTINE = "/debug/pprof/goroutine";
  private static final String INDEX =
      "<html><head><title>/debug/pprof/</title></head><body>profiles:<br>"
          + "<a href=\"goroutine\">goroutine</a> (threads of this JVM)</body></html>\n";

  private ProfilingRoute() {}

  public static void install(PathRecorderMux mux) {
    mux.unlistedHandle("/debug/pprof", ProfilingRoute::redirect);
    mux.unlistedHandlePrefix("/debug/pprof/", ProfilingRoute::serve);
  }

  private static void redirect(Request request, ResponseWriter response) throws IOException {
    response.setHeader("Location", "/debug/pprof/");
    Responses.text(response, "", 301);
  }

  private static void serve(Request request, ResponseWriter response) throws IOException {
    String path = request.path();
    if (path.equals("/debug/pprof/")) {
      response.setHeader("Content-Type", "text/html; charset=utf-8");
      response.writeHeader(200);
      response.write(INDEX.getBytes(StandardCharsets.UTF_8));
    } else if (path.equals(GOROUTINE)) {
      Responses.text(response, threads(), 200);
    } else {
      Responses.error(response, "Unknown profile", 404);
    }
  }

  private static String threads() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    StringBuilder dump = new StringBuilder();
    for (ThreadInfo thread : threads.dumpAllThreads(false, false)) {
      dump.append(thread);
    }
    return dump.toString();
  }
}
