package dev.kubewalk.apiserver.server.jetty;

import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;

/** What all views of one request share: Jetty's request, and what is made of it only when asked. */
final class Exchange {
  private final Request jetty;
  private InputStream body;

  Exchange(Request jetty) {
    this.jetty = jetty;
  }

  Request jetty() {
    return jetty;
  }

  InputStream body() {
    if (body == null) {
      body = jetty.getLength() == 0
          ? InputStream.nullInputStream()
          : Content.Source.asInputStream(jetty);
    }
    return body;
  }

  String protocol() {
    HttpVersion version = jetty.getConnectionMetaData().getHttpVersion();
    return version == HttpVersion.HTTP_2 ? "HTTP/2.0" : version.asString();
  }

  String remoteAddress() {
    SocketAddress remote = jetty.getConnectionMetaData().getRemoteSocketAddress();
    if (remote instanceof InetSocketAddress internet) {
      String host = internet.getAddress().getHostAddress();
      String bracketed = host.indexOf(':') < 0 ? host : "[" + host + "]";
      return bracketed + ":" + internet.getPort();
    }
    return remote.toString();
  }

  List<X509Certificate> peerCertificates() {
    EndPoint endPoint = jetty.getConnectionMetaData().getConnection().getEndPoint();
    EndPoint.SslSessionData session = endPoint.getSslSessionData();
    X509Certificate[] chain = session == null ? null : session.peerCertificates();
    return chain == null ? List.of() : List.of(chain);
  }
}
