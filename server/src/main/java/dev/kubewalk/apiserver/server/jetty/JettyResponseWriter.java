package dev.kubewalk.apiserver.server.jetty;

import dev.kubewalk.http.ResponseWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * Writes an answer in as few pieces as possible: a small body waits until the handler returns and
 * goes out together with the headers and its length; a large one goes out as it comes.
 */
final class JettyResponseWriter implements ResponseWriter {
  private static final int WAITING_BYTES = 32 * 1024;
  private static final int OK = 200;
  private static final byte[] NOTHING = {};

  private final Request request;
  private final Response response;
  private final Callback callback;
  private final Closing closing;
  private int status;
  private byte[] waiting = NOTHING;
  private int waitingLength;
  private long announced = -1;
  private long sent;
  private boolean last;

  JettyResponseWriter(Request request, Response response, Callback callback) {
    this.request = request;
    this.response = response;
    this.callback = callback;
    this.closing = new Closing(request);
  }

  @Override
  public void setHeader(String name, String value) {
    if (status == 0) {
      response.getHeaders().put(name, value);
    }
  }

  @Override
  public void addHeader(String name, String value) {
    if (status == 0) {
      response.getHeaders().add(new HttpField(name, value));
    }
  }

  @Override
  public String header(String name) {
    String value = response.getHeaders().get(name);
    return value == null ? "" : value;
  }

  @Override
  public void writeHeader(int code) {
    if (status != 0) {
      return;
    }
    status = code;
    response.setStatus(code);
    announced = response.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    writeHeader(OK);
    if (waitingLength + length > WAITING_BYTES) {
      sendWaiting();
      send(ByteBuffer.wrap(bytes, offset, length));
    } else {
      keep(bytes, offset, length);
    }
  }

  /** The first piece is kept in an array of its very size: most answers have only one. */
  private void keep(byte[] bytes, int offset, int length) {
    if (waitingLength == 0) {
      waiting = Arrays.copyOfRange(bytes, offset, offset + length);
    } else {
      if (waiting.length < waitingLength + length) {
        int roomy = Math.max(waitingLength + length, 2 * waiting.length);
        waiting = Arrays.copyOf(waiting, Math.min(WAITING_BYTES, roomy));
      }
      System.arraycopy(bytes, offset, waiting, waitingLength, length);
    }
    waitingLength += length;
  }

  @Override
  public void flush() throws IOException {
    writeHeader(OK);
    if (waitingLength > 0) {
      sendWaiting();
    } else if (!response.isCommitted()) {
      send(BufferUtil.EMPTY_BUFFER);
    }
  }

  @Override
  public void flushTogether() throws IOException {
    GatheringSslConnection.holdNextWrite(request);
    flush();
  }

  private void sendWaiting() throws IOException {
    if (waitingLength > 0) {
      ByteBuffer piece = ByteBuffer.wrap(waiting, 0, waitingLength);
      waiting = NOTHING;
      waitingLength = 0;
      send(piece);
    }
  }

  private void send(ByteBuffer piece) throws IOException {
    if (last) {
      throw new EofException("the answer is complete already");
    }
    ensureContentType(piece);
    sent += piece.remaining();
    // A reader that knows the length need not wait for the handler to return.
    last = sent == announced;
    Content.Sink.write(response, last, piece);
  }

  /** Sends what waits and ends the answer, without waiting for the client to take it. */
  void finish() {
    if (closing.isAborted()) {
      return;
    }
    if (last) {
      callback.succeeded();
      return;
    }
    writeHeader(OK);
    last = true;
    ByteBuffer rest = ByteBuffer.wrap(waiting, 0, waitingLength);
    ensureContentType(rest);
    if (!response.isCommitted() && announced < 0 && bodyAllowed()) {
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, waitingLength);
    }
    response.write(true, rest, callback);
  }

  private boolean bodyAllowed() {
    return status >= OK && status != 204 && status != 304;
  }

  /** Go looks at the body when a handler did not say what it is; ours are text then. */
  private void ensureContentType(ByteBuffer piece) {
    if (piece.hasRemaining()
        && !response.isCommitted()
        && !response.getHeaders().contains(HttpHeader.CONTENT_TYPE)) {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
    }
  }

  @Override
  public long written() {
    return sent + waitingLength;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public boolean isClosed() {
    return closing.isClosed();
  }

  @Override
  public void onClose(Runnable action) {
    closing.onClose(action);
  }

  @Override
  public void abort() {
    if (closing.abort()) {
      callback.failed(new EofException("the handler was aborted"));
    }
  }

  /** Ends the exchange after the client went away. */
  void fail(IOException cause) {
    if (!closing.isAborted()) {
      callback.failed(cause);
    }
  }
}
