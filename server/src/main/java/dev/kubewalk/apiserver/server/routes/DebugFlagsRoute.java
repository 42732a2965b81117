package dev.kubewalk.apiserver.server.routes;

import dev.kubewalk.apiserver.server.mux.PathRecorderMux;
import dev.kubewalk.componentbase.cli.Quote;
import dev.kubewalk.componentbase.klog.Klog;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Flags that may be changed while the server runs: the verbosity of its log.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/routes/flags.go (DebugFlags,
 * StringFlagPutHandler), staging/src/k8s.io/component-base/logs/logs.go (GlogSetter)
 */
public final class DebugFlagsRoute {
  private static final String ROOT = "/debug/flags";
  private static final int LONGEST_VALUE = 1024;
  private static final String INDEX = """
      <html>
      <head>
      <title>/debug/flags/</title>
      </head>
      <body>
      /debug/flags/<br>
      <br>
      flags:<br>
      <table>
      <tr>v<br>
      </table>
      <br>
      full flags configurable<br>
      </body>
      </html>
      """;

  private DebugFlagsRoute() {}

  public static void install(PathRecorderMux mux, Klog log) {
    mux.unlistedHandle(ROOT, DebugFlagsRoute::index);
    mux.unlistedHandlePrefix(ROOT + "/", DebugFlagsRoute::index);
    mux.unlistedHandle(ROOT + "/v", (request, response) -> verbosity(log, request, response));
  }

  private static void index(Request request, ResponseWriter response) throws IOException {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.writeHeader(200);
    response.write(INDEX.getBytes(StandardCharsets.UTF_8));
  }

  private static void verbosity(Klog log, Request request, ResponseWriter response)
      throws IOException {
    if (!request.method().equals("PUT")) {
      text(response, 406, "unsupported http method");
      return;
    }
    String value = new String(request.body().readNBytes(LONGEST_VALUE), StandardCharsets.UTF_8);
    try {
      log.setVerbosity(Integer.parseInt(value));
      text(response, 200, "successfully set klog.logging.verbosity to " + value);
    } catch (NumberFormatException e) {
      String reason = value.matches("[+-]?[0-9]+") ? "value out of range" : "invalid syntax";
      text(
          response,
          400,
          "failed set klog.logging.verbosity " + value + ": strconv.ParseInt: parsing "
              + Quote.quote(value) + ": " + reason);
    }
  }

  private static void text(ResponseWriter response, int status, String text) throws IOException {
    response.setHeader("Content-Type", "text/plain");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.writeHeader(status);
    response.write((text + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
