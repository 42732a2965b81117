package dev.kubewalk.client;

import dev.kubewalk.http.Query;
import dev.kubewalk.http.Request;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A request that never leaves the process. It looks like one over TLS from this machine.
 *
 * @param headers by lower-case name
 */
public record LoopbackRequest(
    String method,
    String path,
    String rawQuery,
    Map<String, String> headers,
    byte[] content,
    Map<Key<?>, Object> values)
    implements Request {

  LoopbackRequest(
      String method, String path, String rawQuery, Map<String, String> headers, byte[] content) {
    this(method, path, rawQuery, Map.copyOf(headers), content, Map.of());
  }

  /** Nothing but a header, for what looks at no more. */
  public static LoopbackRequest withHeader(String name, String value) {
    Map<String, String> headers = Map.of(name.toLowerCase(Locale.ROOT), value);
    return new LoopbackRequest("GET", "/", "", headers, new byte[0]);
  }

  @Override
  public Query query() {
    return Query.parse(rawQuery);
  }

  @Override
  public String protocol() {
    return "HTTP/2.0";
  }

  @Override
  public String header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
  }

  @Override
  public List<String> headers(String name) {
    String value = headers.get(name.toLowerCase(Locale.ROOT));
    return value == null ? List.of() : List.of(value);
  }

  @Override
  public List<String> headerNames() {
    return new ArrayList<>(headers.keySet());
  }

  @Override
  public InputStream body() {
    return new ByteArrayInputStream(content);
  }

  @Override
  public long contentLength() {
    return content.length;
  }

  @Override
  public String remoteAddress() {
    return "127.0.0.1:0";
  }

  @Override
  public boolean isTls() {
    return true;
  }

  @Override
  public List<X509Certificate> peerCertificates() {
    return List.of();
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T> T get(Key<T> key) {
    // with() is the only way in, and it takes a value of the key's own type.
    return (T) values.get(key);
  }

  @Override
  public <T> Request with(Key<T> key, T value) {
    Map<Key<?>, Object> more = new HashMap<>(values);
    more.put(key, value);
    return new LoopbackRequest(method, path, rawQuery, headers, content, more);
  }

  @Override
  public Request withoutHeader(String name) {
    Map<String, String> fewer = new HashMap<>(headers);
    fewer.remove(name.toLowerCase(Locale.ROOT));
    return new LoopbackRequest(method, path, rawQuery, fewer, content, values);
  }

  @Override
  public Request withTarget(String newMethod, String newPath, String newQuery) {
    return new LoopbackRequest(newMethod, newPath, newQuery, headers, content, values);
  }
}
