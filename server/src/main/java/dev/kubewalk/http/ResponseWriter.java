package dev.kubewalk.http;

import java.io.IOException;

/**
 * Where a handler writes its answer: headers, then the status, then the body.
 *
 * <p>Go: net/http (ResponseWriter, Flusher)
 */
public interface ResponseWriter {
  /** Sets a header, replacing what stood there. Has no effect once the status was written. */
  void setHeader(String name, String value);

  void addHeader(String name, String value);

  /** The header as set so far; empty when it is not. */
  String header(String name);

  /** Writes the status line and the headers; only the first call counts. */
  void writeHeader(int status) throws IOException;

  /** Writes a piece of the body; the status is 200 if none was written yet. */
  void write(byte[] bytes, int offset, int length) throws IOException;

  default void write(byte[] bytes) throws IOException {
    write(bytes, 0, bytes.length);
  }

  /** Sends what was written so far to the client at once: a watch does so after each event. */
  void flush() throws IOException;

  /**
   * Like {@link #flush}, but may wait a moment for what other answers on the same connection have to
   * send: an event mostly goes to many watches of one client.
   */
  default void flushTogether() throws IOException {
    flush();
  }

  /** Bytes of the body that were written so far. */
  long written();

  /** The status that was written, 0 before. */
  int status();

  /** True once the client has gone away or the request was cancelled. */
  boolean isClosed();

  /** Runs {@code action} when the client goes away, so that a blocked handler can be woken. */
  void onClose(Runnable action);

  /**
   * Cuts the answer off so that the client sees it broken: the connection is closed, or the HTTP/2
   * stream reset. Later writes fail. Go: panic(http.ErrAbortHandler).
   */
  default void abort() {
    throw new UnsupportedOperationException("this response cannot be aborted");
  }
}
