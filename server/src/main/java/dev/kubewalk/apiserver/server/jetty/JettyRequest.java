package dev.kubewalk.apiserver.server.jetty;

import dev.kubewalk.http.Query;
import dev.kubewalk.http.Request;
import java.io.InputStream;
import java.security.cert.X509Certificate;
import java.util.List;
import org.eclipse.jetty.http.HttpURI;

/**
 * A view of a request. Each {@link #with} makes a new small view that points to the one before, so
 * that handing a value on costs one object and copies nothing.
 */
final class JettyRequest implements Request {
  private final Exchange exchange;
  private final Target target;
  private final JettyRequest before;
  private final Key<?> key;
  private final Object value;
  private final String hiddenHeader;

  /** What is asked for; the query is parsed at most once a target. */
  private static final class Target {
    final String method;
    final String path;
    final String rawQuery;
    Query query;

    Target(String method, String path, String rawQuery) {
      this.method = method;
      this.path = path;
      this.rawQuery = rawQuery;
    }
  }

  private JettyRequest(
      Exchange exchange,
      Target target,
      JettyRequest before,
      Key<?> key,
      Object value,
      String hiddenHeader) {
    this.exchange = exchange;
    this.target = target;
    this.before = before;
    this.key = key;
    this.value = value;
    this.hiddenHeader = hiddenHeader;
  }

  /** The view of a fresh request; null when its path holds a broken escape. */
  static JettyRequest of(org.eclipse.jetty.server.Request jetty) {
    HttpURI uri = jetty.getHttpURI();
    String path = Escapes.decode(uri.getPath() == null ? "" : uri.getPath());
    if (path == null) {
      return null;
    }
    String query = uri.getQuery() == null ? "" : uri.getQuery();
    Target target = new Target(jetty.getMethod(), path, query);
    return new JettyRequest(new Exchange(jetty), target, null, null, null, null);
  }

  @Override
  public String method() {
    return target.method;
  }

  @Override
  public String path() {
    return target.path;
  }

  @Override
  public String rawQuery() {
    return target.rawQuery;
  }

  @Override
  public Query query() {
    if (target.query == null) {
      target.query = Query.parse(target.rawQuery);
    }
    return target.query;
  }

  @Override
  public String protocol() {
    return exchange.protocol();
  }

  @Override
  public String header(String name) {
    String found = isHidden(name) ? null : exchange.jetty().getHeaders().get(name);
    return found == null ? "" : found;
  }

  @Override
  public List<String> headers(String name) {
    return isHidden(name) ? List.of() : exchange.jetty().getHeaders().getValuesList(name);
  }

  @Override
  public List<String> headerNames() {
    return exchange.jetty().getHeaders().getFieldNamesCollection().stream()
        .filter(name -> !isHidden(name))
        .toList();
  }

  private boolean isHidden(String name) {
    for (JettyRequest view = this; view != null; view = view.before) {
      if (view.hiddenHeader != null && view.hiddenHeader.equalsIgnoreCase(name)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public InputStream body() {
    return exchange.body();
  }

  @Override
  public long contentLength() {
    return exchange.jetty().getLength();
  }

  @Override
  public String remoteAddress() {
    return exchange.remoteAddress();
  }

  @Override
  public boolean isTls() {
    return exchange.jetty().getConnectionMetaData().isSecure();
  }

  @Override
  public List<X509Certificate> peerCertificates() {
    return exchange.peerCertificates();
  }

  @Override
  @SuppressWarnings("unchecked") // with() pairs each key with a value of its type
  public <T> T get(Key<T> wanted) {
    for (JettyRequest view = this; view != null; view = view.before) {
      if (view.key == wanted) {
        return (T) view.value;
      }
    }
    return null;
  }

  @Override
  public <T> Request with(Key<T> newKey, T newValue) {
    return new JettyRequest(exchange, target, this, newKey, newValue, null);
  }

  @Override
  public Request withoutHeader(String name) {
    return new JettyRequest(exchange, target, this, null, null, name);
  }

  @Override
  public Request withTarget(String method, String path, String rawQuery) {
    Target other = new Target(method, path, rawQuery);
    return new JettyRequest(exchange, other, this, null, null, null);
  }
}
