package dev.kubewalk.apiserver.server.routes;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.server.mux.PathRecorderMux;
import dev.kubewalk.componentbase.GoRoutines;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import dev.kubewalk.http.Responses;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * What the process is doing, as far as a JVM has an answer: where its threads are, and what fills
 * the heap, both as text. The others of Go's profiles are refused, with what to use instead: they
 * are samples of Go's runtime in the form of Go's own tool.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/routes/profiling.go (Profiling), net/http/pprof
 */
public final class ProfilingRoute {
  public static final List<String> PATHS = List.of("/debug/pprof", "/debug/pprof/");

  private static final String ROOT = "/debug/pprof/";
  private static final String FLIGHT_RECORDER =
      "record the process with JDK Flight Recorder: jcmd PID JFR.start";

  /** Go's names, and where to look instead. */
  private static final Map<String, String> REFUSED = Map.of(
      "allocs", FLIGHT_RECORDER,
      "block", FLIGHT_RECORDER,
      "mutex", FLIGHT_RECORDER,
      "profile", FLIGHT_RECORDER,
      "trace", FLIGHT_RECORDER,
      "threadcreate", "see " + ROOT + "goroutine",
      "symbol", "stack traces here have their names in them");

  private static final String INDEX = """
      <html>
      <head>
      <title>/debug/pprof/</title>
      </head>
      <body>
      /debug/pprof/<br>
      <br>
      profiles:<br>
      <a href="goroutine">goroutine</a>: the server's threads, with their stacks<br>
      <a href="heap">heap</a>: live objects of the JVM by class<br>
      </body>
      </html>
      """;

  private final GoRoutines go;

  private ProfilingRoute(GoRoutines go) {
    this.go = requireNonNull(go);
  }

  /**
   * @param go whose threads are shown
   */
  public static void install(PathRecorderMux mux, GoRoutines go) {
    mux.unlistedHandle("/debug/pprof", ProfilingRoute::redirect);
    mux.unlistedHandlePrefix(ROOT, new ProfilingRoute(go)::serve);
  }

  private static void redirect(Request request, ResponseWriter response) throws IOException {
    response.setHeader("Location", ROOT);
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.writeHeader(302);
    if (request.method().equals("GET")) {
      String body = "<a href=\"" + ROOT + "\">Found</a>.\n\n";
      response.write(body.getBytes(StandardCharsets.UTF_8));
    }
  }

  private void serve(Request request, ResponseWriter response) throws IOException {
    String profile = request.path().substring(ROOT.length());
    switch (profile) {
      case "" -> {
        response.setHeader("Content-Type", "text/html; charset=utf-8");
        response.writeHeader(200);
        response.write(INDEX.getBytes(StandardCharsets.UTF_8));
      }
      case "goroutine" -> Responses.text(response, threads(), 200);
      case "heap" -> heap(response);
      default -> refuse(profile, response);
    }
  }

  private static void refuse(String profile, ResponseWriter response) throws IOException {
    String instead = REFUSED.get(profile);
    if (instead == null) {
      Responses.error(response, "Unknown profile", 404);
    } else {
      Responses.error(response, "the profile " + profile + " is one of Go's; " + instead, 501);
    }
  }

  /** Virtual threads, too, which the JVM's own dump leaves out. */
  private String threads() {
    List<Thread> running =
        go.running().stream().sorted(Comparator.comparing(Thread::getName)).toList();
    StringBuilder dump = new StringBuilder();
    dump.append("goroutine profile: total ").append(running.size()).append('\n');
    for (Thread thread : running) {
      dump.append('\n').append(thread.getName()).append(" [");
      dump.append(thread.getState()).append("]:\n");
      for (StackTraceElement frame : thread.getStackTrace()) {
        dump.append('\t').append(frame).append('\n');
      }
    }
    return dump.toString();
  }

  private static void heap(ResponseWriter response) throws IOException {
    try {
      Object histogram = ManagementFactory.getPlatformMBeanServer()
          .invoke(
              new ObjectName("com.sun.management:type=DiagnosticCommand"),
              "gcClassHistogram",
              new Object[] {new String[0]},
              new String[] {String[].class.getName()});
      Responses.text(response, histogram.toString(), 200);
    } catch (JMException e) {
      Responses.error(response, "this JVM does not tell what is on its heap", 501);
    }
  }
}
