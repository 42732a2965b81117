package dev.kubewalk.apiserver.endpoints.openapi;

import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/** A GET with some headers, and what was answered to it. */
final class FakeExchange implements ResponseWriter {
  private final Map<String, String> requestHeaders;
  private final Map<String, String> headers = new HashMap<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private int status;

  FakeExchange(Map<String, String> requestHeaders) {
    this.requestHeaders = requestHeaders;
  }

  /** A request of which only the method and the headers can be asked for. */
  Request request() {
    return (Request) Proxy.newProxyInstance(
        Request.class.getClassLoader(),
        new Class<?>[] {Request.class},
        (proxy, method, arguments) -> switch (method.getName()) {
          case "method" -> "GET";
          case "header" -> requestHeaders.getOrDefault((String) arguments[0], "");
          default -> throw new UnsupportedOperationException(method.getName());
        });
  }

  byte[] body() {
    return body.toByteArray();
  }

  @Override
  public void setHeader(String name, String value) {
    headers.put(name, value);
  }

  @Override
  public void addHeader(String name, String value) {
    headers.put(name, value);
  }

  @Override
  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  @Override
  public void writeHeader(int code) {
    status = code;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    body.write(bytes, offset, length);
  }

  @Override
  public void flush() {
    // Everything is in the body already.
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
    return false;
  }

  @Override
  public void onClose(Runnable action) {
    // A fake client never goes away.
  }
}
