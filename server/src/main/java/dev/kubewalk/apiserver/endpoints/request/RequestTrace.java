package dev.kubewalk.apiserver.endpoints.request;

import dev.kubewalk.http.Request;
import dev.kubewalk.tracer.Trace;

/**
 * The trace that travels with a request: whoever handles the request tells it what is done. It is
 * off for nearly all of them, and looking for it allocates nothing.
 *
 * <p>No Go counterpart; it takes the place of the context that Go hands down.
 */
public final class RequestTrace {
  private static final Request.Key<Trace> TRACE = new Request.Key<>("trace");

  private RequestTrace() {}

  /** The trace of a request; off unless somebody asked for a recording. */
  public static Trace of(Request request) {
    Trace trace = request.get(TRACE);
    return trace == null ? Trace.off() : trace;
  }

  /** The request, recorded by {@code trace} from here on. */
  public static Request with(Request request, Trace trace) {
    return request.with(TRACE, trace);
  }
}
