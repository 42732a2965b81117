package dev.kubewalk.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** A response that is kept. */
public final class TestingResponse implements ResponseWriter {
  private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private int status;
  private boolean aborted;

  public String body() {
    return body.toString(StandardCharsets.UTF_8);
  }

  public boolean isAborted() {
    return aborted;
  }

  @Override
  public void setHeader(String name, String value) {
    headers.put(name, value);
  }

  @Override
  public void addHeader(String name, String value) {
    headers.merge(name, value, (one, other) -> one + ", " + other);
  }

  @Override
  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  @Override
  public void writeHeader(int code) {
    if (status == 0) {
      status = code;
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    writeHeader(200);
    body.write(bytes, offset, length);
  }

  @Override
  public void flush() {
    writeHeader(200);
  }

  @Override
  public long written() {
    return body.size();
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public boolean isClosed() {
    return aborted;
  }

  @Override
  public void onClose(Runnable action) {}

  @Override
  public void abort() {
    aborted = true;
  }
}
