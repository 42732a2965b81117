package dev.kubewalk.apiserver.server.filters;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.util.net.Ip;
import dev.kubewalk.apiserver.endpoints.request.RequestTrace;
import dev.kubewalk.http.Handler;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.tracer.Trace;
import java.io.IOException;
import java.net.InetAddress;

/**
 * Decides, once and in front of all filters, whether a request's way is recorded: when a client on
 * this machine asks for it with the header {@value #HEADER}, or when all requests are to be. Only
 * requests that come in by a port get here; what the server asks itself is part of its hooks.
 *
 * <p>No Go counterpart.
 *
 * @param trace where steps go
 * @param all true to record every request, asked for or not
 */
public record RequestRecording(Trace trace, boolean all) {
  /** A client that may start a recording sends it with the value {@code true}. */
  public static final String HEADER = "Kubewalk-Trace";

  private static final RequestRecording OFF = new RequestRecording(Trace.off(), false);

  public RequestRecording {
    requireNonNull(trace);
  }

  /** Records no request. */
  public static RequestRecording off() {
    return OFF;
  }

  /** Puts the decision in front of a handler chain; nothing is put there when nobody records. */
  public Handler around(Handler chain) {
    return trace.enabled() ? (request, response) -> serve(chain, request, response) : chain;
  }

  private void serve(Handler chain, Request request, ResponseWriter response) throws IOException {
    if (!isAskedFor(request)) {
      chain.serve(request, response);
      return;
    }
    try (Step step = trace.step(Steps.SERVE_REQUEST)) {
      step.note("method", request.method());
      // Without the query, in which a client may have put anything.
      step.note("path", request.path());
      step.note("protocol", request.protocol());
      chain.serve(RequestTrace.with(request, trace), response);
      step.note("status", response.status());
    }
  }

  private boolean isAskedFor(Request request) {
    return all || (request.header(HEADER).equals("true") && isLoopback(request.remoteAddress()));
  }

  /** Somebody elsewhere must not be able to fill this machine's disk. */
  private static boolean isLoopback(String address) {
    int port = address.lastIndexOf(':');
    String host = port < 0 ? address : address.substring(0, port);
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    return Ip.parse(bare).filter(InetAddress::isLoopbackAddress).isPresent();
  }
}
