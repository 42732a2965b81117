package dev.kubewalk.client;

import dev.kubewalk.apimachinery.util.wait.StopChannel;
import dev.kubewalk.http.ResponseWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Where a handler writes the answer to a request of this process: into memory, or for a watch, line
 * by line to whoever wants the events.
 */
final class LoopbackResponse implements ResponseWriter {
  private final Map<String, String> headers = new TreeMap<>();
  private final StopChannel closed;
  private final Consumer<byte[]> lines;

  /** Guarded by this: what was written, or of a watch, the line that is not yet complete. */
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  private int status;
  private long written;

  /** Collects the whole answer. */
  LoopbackResponse() {
    this(new StopChannel(), null);
  }

  /** Hands on each complete line of an answer with status 200 until {@code closed} closes. */
  LoopbackResponse(StopChannel closed, Consumer<byte[]> lines) {
    this.closed = closed;
    this.lines = lines;
  }

  @Override
  public synchronized void setHeader(String name, String value) {
    headers.put(name.toLowerCase(Locale.ROOT), value);
  }

  @Override
  public synchronized void addHeader(String name, String value) {
    headers.put(name.toLowerCase(Locale.ROOT), value);
  }

  @Override
  public synchronized String header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
  }

  @Override
  public synchronized void writeHeader(int code) {
    if (status == 0) {
      status = code;
    }
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    writeHeader(200);
    written += length;
    if (isClosed()) {
      throw new IOException("the client has gone away");
    }
    if (lines == null || status != 200) {
      body.write(bytes, offset, length);
      return;
    }
    for (int i = offset; i < offset + length; i++) {
      if (bytes[i] == '\n') {
        lines.accept(body.toByteArray());
        body.reset();
      } else {
        body.write(bytes[i]);
      }
    }
  }

  @Override
  public void flush() {
    // Nothing is held back.
  }

  @Override
  public synchronized long written() {
    return written;
  }

  @Override
  public synchronized int status() {
    return status;
  }

  @Override
  public boolean isClosed() {
    return closed.isClosed();
  }

  @Override
  public void onClose(Runnable action) {
    closed.onClose(action);
  }

  synchronized byte[] content() {
    return body.toByteArray();
  }
}
