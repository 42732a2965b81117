package dev.kubewalk.apiserver.server.filters;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.http.ResponseWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * A response between two writers: its handler, and the watcher that answers when time is over.
 * Whoever holds the lock writes; after a timeout the handler finds the fence closed.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/filters/timeout.go (baseTimeoutWriter)
 */
final class FencedResponse extends RequestDeadlines.Entry implements ResponseWriter {
  static final int GATEWAY_TIMEOUT = 504;

  private final ResponseWriter response;
  private final Duration timeout;

  // Guarded by this.
  private boolean timedOut;
  private boolean finished;

  /** Stops a handler that has been answered for. */
  static final class TimedOutException extends IOException {
    private static final long serialVersionUID = 1L;

    TimedOutException() {
      super("http: Handler timeout");
    }
  }

  FencedResponse(ResponseWriter response, Duration timeout) {
    this.response = response;
    this.timeout = timeout;
  }

  @Override
  synchronized void expire() {
    if (finished || timedOut) {
      return;
    }
    timedOut = true;
    if (response.status() != 0) {
      // Half an answer must not look whole.
      response.abort();
      return;
    }
    byte[] body = body();
    // The length tells the client that the answer is whole though its handler is still at work.
    response.setHeader("Content-Length", String.valueOf(body.length));
    try {
      response.writeHeader(GATEWAY_TIMEOUT);
      response.write(body);
      response.flush();
    } catch (IOException clientIsGone) {
      response.abort();
    }
  }

  private byte[] body() {
    String message = "Timeout: request did not complete within " + GoDuration.format(timeout);
    ObjectNode status = ApiErrors.timeout(message, 0).toNode();
    // Go encodes the bare struct here, which knows neither.
    status.remove(List.of("kind", "apiVersion"));
    return (status + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The handler has returned; from now on there is nothing to time out.
   *
   * @return whether it was too late
   */
  synchronized boolean close() {
    finished = true;
    return timedOut;
  }

  private void check() throws TimedOutException {
    if (timedOut) {
      throw new TimedOutException();
    }
  }

  @Override
  public synchronized void setHeader(String name, String value) {
    if (!timedOut) {
      response.setHeader(name, value);
    }
  }

  @Override
  public synchronized void addHeader(String name, String value) {
    if (!timedOut) {
      response.addHeader(name, value);
    }
  }

  @Override
  public synchronized String header(String name) {
    return response.header(name);
  }

  @Override
  public synchronized void writeHeader(int status) throws IOException {
    check();
    response.writeHeader(status);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    check();
    response.write(bytes, offset, length);
  }

  @Override
  public synchronized void flush() throws IOException {
    check();
    response.flush();
  }

  @Override
  public synchronized void flushTogether() throws IOException {
    check();
    response.flushTogether();
  }

  @Override
  public synchronized long written() {
    return response.written();
  }

  @Override
  public synchronized int status() {
    return response.status();
  }

  @Override
  public boolean isClosed() {
    return response.isClosed();
  }

  @Override
  public void onClose(Runnable action) {
    response.onClose(action);
  }

  @Override
  public synchronized void abort() {
    if (!timedOut) {
      response.abort();
    }
  }
}
