package dev.kubewalk.http;

import java.io.InputStream;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A request without a connection. */
public final class TestingRequest implements Request {
  private final String method;
  private final String path;
  private final String query;
  private final List<Map.Entry<String, String>> headers = new ArrayList<>();
  private final Map<Key<?>, Object> values = new HashMap<>();
  private List<X509Certificate> certificates = List.of();
  private String remoteAddress = "127.0.0.1:5050";

  public TestingRequest(String method, String target) {
    this.method = method;
    int mark = target.indexOf('?');
    this.path = mark < 0 ? target : target.substring(0, mark);
    this.query = mark < 0 ? "" : target.substring(mark + 1);
  }

  public TestingRequest header(String name, String value) {
    headers.add(Map.entry(name, value));
    return this;
  }

  public TestingRequest certificates(List<X509Certificate> chain) {
    certificates = chain;
    return this;
  }

  public TestingRequest from(String address) {
    remoteAddress = address;
    return this;
  }

  private TestingRequest copy(String newMethod, String target) {
    TestingRequest copy = new TestingRequest(newMethod, target);
    copy.headers.addAll(headers);
    copy.values.putAll(values);
    copy.certificates = certificates;
    copy.remoteAddress = remoteAddress;
    return copy;
  }

  private String target() {
    return query.isEmpty() ? path : path + "?" + query;
  }

  @Override
  public String method() {
    return method;
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public String rawQuery() {
    return query;
  }

  @Override
  public Query query() {
    return Query.parse(query);
  }

  @Override
  public String protocol() {
    return "HTTP/2.0";
  }

  @Override
  public String header(String name) {
    // Allocates nothing, as that of a real request, for those who measure.
    for (int i = 0; i < headers.size(); i++) {
      if (headers.get(i).getKey().equalsIgnoreCase(name)) {
        return headers.get(i).getValue();
      }
    }
    return "";
  }

  @Override
  public List<String> headers(String name) {
    return headers.stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .toList();
  }

  @Override
  public List<String> headerNames() {
    return headers.stream().map(Map.Entry::getKey).distinct().toList();
  }

  @Override
  public InputStream body() {
    return InputStream.nullInputStream();
  }

  @Override
  public long contentLength() {
    return 0;
  }

  @Override
  public String remoteAddress() {
    return remoteAddress;
  }

  @Override
  public boolean isTls() {
    return true;
  }

  @Override
  public List<X509Certificate> peerCertificates() {
    return certificates;
  }

  @Override
  @SuppressWarnings("unchecked") // with() pairs each key with a value of its type
  public <T> T get(Key<T> key) {
    return (T) values.get(key);
  }

  @Override
  public <T> Request with(Key<T> key, T value) {
    TestingRequest copy = copy(method, target());
    copy.values.put(key, value);
    return copy;
  }

  @Override
  public Request withoutHeader(String name) {
    TestingRequest copy = copy(method, target());
    copy.headers.removeIf(header -> header.getKey().equalsIgnoreCase(name));
    return copy;
  }

  @Override
  public Request withTarget(String newMethod, String newPath, String newQuery) {
    return copy(newMethod, newQuery.isEmpty() ? newPath : newPath + "?" + newQuery);
  }
}
