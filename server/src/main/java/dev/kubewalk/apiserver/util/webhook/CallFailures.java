package dev.kubewalk.apiserver.util.webhook;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** What became of a call, in the words of Go's net, net/http and crypto/tls. */
final class CallFailures {
  private static final String ALERT = "fatal alert: ";
  private static final int HTTPS = 443;

  private CallFailures() {}

  static String message(Throwable failure, URI target) {
    Optional<String> certificate = find(failure, CertificateException.class);
    if (certificate.isPresent()) {
      return certificate.get();
    }
    if (isCausedBy(failure, UnresolvedAddressException.class)
        || isCausedBy(failure, UnknownHostException.class)) {
      return "dial tcp: lookup " + target.getHost() + ": no such host";
    }
    if (isCausedBy(failure, ConnectException.class)) {
      return "dial tcp " + address(target) + ": connect: " + connecting(failure);
    }
    Optional<String> tls = find(failure, SSLException.class);
    if (tls.isPresent()) {
      return handshaking(tls.get());
    }
    String text = String.valueOf(failure.getMessage());
    if (isCausedBy(failure, EOFException.class) || text.contains("received no bytes")) {
      return "EOF";
    }
    return text.contains("Connection reset")
        ? "read tcp " + address(target) + ": read: connection reset by peer"
        : text;
  }

  private static String connecting(Throwable failure) {
    String text = chain(failure)
        .map(cause -> String.valueOf(cause.getMessage()))
        .reduce("", String::concat)
        .toLowerCase(Locale.ROOT);
    return Stream.of("network is unreachable", "no route to host", "connection timed out")
        .filter(text::contains)
        .findFirst()
        .orElse("connection refused");
  }

  private static String handshaking(String text) {
    int alert = text.indexOf(ALERT);
    if (alert >= 0) {
      return "remote error: tls: "
          + text.substring(alert + ALERT.length()).replace('_', ' ').toLowerCase(Locale.ROOT);
    }
    return text.contains("Unsupported or unrecognized SSL message")
        ? "http: server gave HTTP response to HTTPS client"
        : text;
  }

  /** The address that was dialled. */
  private static String address(URI target) {
    int port = target.getPort() < 0 ? HTTPS : target.getPort();
    try {
      String dialled = InetAddress.getByName(target.getHost()).getHostAddress();
      return new ServiceResolver.Address(dialled, port).toString();
    } catch (UnknownHostException e) {
      return target.getHost() + ":" + port;
    }
  }

  /** The message of a kind of failure. */
  private static Optional<String> find(Throwable failure, Class<? extends Throwable> type) {
    return chain(failure)
        .filter(type::isInstance)
        .map(cause -> String.valueOf(cause.getMessage()))
        .findFirst();
  }

  private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> type) {
    return chain(failure).anyMatch(type::isInstance);
  }

  private static Stream<Throwable> chain(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
  }
}
