package dev.kubewalk.apiserver.endpoints.handlers;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.endpoints.handlers.options.ListQuery;
import dev.kubewalk.apiserver.endpoints.metrics.WatchMetrics;
import dev.kubewalk.apiserver.endpoints.negotiation.Format;
import dev.kubewalk.apiserver.endpoints.negotiation.Negotiation;
import dev.kubewalk.apiserver.endpoints.negotiation.OutputMediaType;
import dev.kubewalk.apiserver.endpoints.negotiation.Transforms;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.apiserver.storage.WatchEvent;
import dev.kubewalk.apiserver.storage.WatchStream;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Streams events until the time is over, the client goes, or the storage ends the watch. The
 * request's thread waits for events; each batch of them is flushed at once.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/watch.go (serveWatch)
 */
public final class WatchHandler implements ResourceHandler {
  private final RequestScope scope;
  private final WatchMetrics metrics;

  public WatchHandler(RequestScope scope) {
    this.scope = requireNonNull(scope, "scope is null");
    this.metrics = scope.services().metrics().watch(scope.kind());
  }

  /** For the deprecated paths that begin with {@code watch}. */
  @Override
  public void serve(Request request, ResponseWriter response, Names names) throws IOException {
    serve(request, response, names, ListQuery.of(request, scope.resource(), names.name()));
  }

  void serve(Request request, ResponseWriter response, Names names, ListQuery query)
      throws IOException {
    OutputMediaType type = Negotiation.output(request, Transforms.TABLES);
    if (type.format() != Format.JSON) {
      throw Negotiation.notAcceptable(
          "only the following media types are accepted: application/json;stream=watch,"
              + " application/vnd.kubernetes.protobuf;stream=watch");
    }
    EventWriter events = new EventWriter(scope, type, request);
    RequestContext context = scope.context(request, names, false);
    long deadline = scope.services().clock().nanoTime() + timeout(query).toNanos();
    try (WatchStream stream = scope.store().watch(context, query.options())) {
      stream.deadline(deadline);
      response.onClose(stream::close);
      answer(context, stream, response, events, deadline);
    }
  }

  private void answer(
      RequestContext context,
      WatchStream stream,
      ResponseWriter response,
      EventWriter events,
      long deadline)
      throws IOException {
    try (Step step = context.trace().step(Steps.WRITE_RESPONSE)) {
      step.note("status", 200);
      response.setHeader("Content-Type", Format.JSON.mediaType());
      response.writeHeader(200);
      response.flush();
      metrics.opened();
      try {
        step.note("events", pump(stream, response, events, deadline));
      } finally {
        metrics.closed();
      }
    }
  }

  private Duration timeout(ListQuery query) {
    if (query.timeoutSeconds() > 0) {
      return Duration.ofSeconds(query.timeoutSeconds());
    }
    double factor = 1 + ThreadLocalRandom.current().nextDouble();
    return Duration.ofMillis((long) (scope.services().minRequestTimeout().toMillis() * factor));
  }

  /** Gives the number of events that were sent. */
  private long pump(WatchStream stream, ResponseWriter response, EventWriter events, long deadline)
      throws IOException {
    long sent = 0;
    try {
      while (!response.isClosed() && !stream.isEnded()) {
        long left = deadline - scope.services().clock().nanoTime();
        if (left <= 0) {
          return sent;
        }
        List<WatchEvent> batch = stream.take(Duration.ofNanos(left));
        for (WatchEvent event : batch) {
          byte[] line = events.line(event);
          response.write(line);
          metrics.sent(EventWriter.objectBytes(event, line));
        }
        sent += batch.size();
        if (!batch.isEmpty()) {
          response.flushTogether();
        }
      }
    } catch (InterruptedException e) {
      // The server is going down: the stream just ends, and clients watch again elsewhere.
      Thread.currentThread().interrupt();
    }
    return sent;
  }
}
