package dev.kubewalk.http;

import java.io.InputStream;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A request, with what the filters on its way have added to it. A request is immutable: {@link
 * #with} gives the one that is handed on, so no filter sees what another one has put behind it.
 *
 * <p>Go: net/http (Request, with its Context)
 */
public interface Request {
  String method();

  /** The path as it was sent, percent-decoded, without the query. */
  String path();

  /** The query as it was sent, without the question mark; empty when there is none. */
  String rawQuery();

  /** The query, parsed. */
  Query query();

  /** {@code HTTP/1.1} or {@code HTTP/2.0}. */
  String protocol();

  /** The first value of the header, empty when it is absent; names match in any case. */
  String header(String name);

  List<String> headers(String name);

  /** All header names as they were sent. */
  List<String> headerNames();

  /** The body; empty when there is none. */
  InputStream body();

  /** Bytes of the body as announced, or -1 when that is unknown. */
  long contentLength();

  /** The client's address and port, such as {@code 127.0.0.1:5050}. */
  String remoteAddress();

  boolean isTls();

  /** The client's certificate chain, leaf first; empty when none was sent. */
  List<X509Certificate> peerCertificates();

  /** What a filter has put behind {@code key}, or null. */
  <T> T get(Key<T> key);

  /** This request with {@code value} behind {@code key}. */
  <T> Request with(Key<T> key, T value);

  /** This request without one of its headers, as authentication hides credentials. */
  Request withoutHeader(String name);

  /** This request with another method, path and query, for a handler further down. */
  Request withTarget(String method, String path, String rawQuery);

  /**
   * The name of something that travels with a request. Keys are compared by identity.
   *
   * @param <T> what stands behind the key
   */
  @SuppressWarnings("UnusedTypeParameter") // it types what get and with take and give
  final class Key<T> {
    private final String name;

    public Key(String name) {
      this.name = name;
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
