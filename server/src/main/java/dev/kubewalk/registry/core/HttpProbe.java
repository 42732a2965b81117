package dev.kubewalk.registry.core;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Asks a component of this machine for its health over plain HTTP, each time anew.
 *
 * <p>Go: pkg/registry/core/componentstatus/validator.go (DoServerCheck), pkg/probe/http/http.go
 */
public final class HttpProbe implements Supplier<ComponentHealth> {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int LONGEST_ANSWER = 10 << 10;

  private final URI url;
  private final String address;

  private HttpProbe(String address, String path) {
    this.url = URI.create("http://" + address + path);
    this.address = address;
  }

  /** A probe of {@code /healthz} on a port of the loopback interface. */
  public static HttpProbe local(int port) {
    return new HttpProbe("127.0.0.1:" + port, "/healthz");
  }

  @Override
  public ComponentHealth get() {
    try {
      return ask((HttpURLConnection) url.toURL().openConnection(Proxy.NO_PROXY));
    } catch (ConnectException refused) {
      return ComponentHealth.unhealthy(
          "Get " + url + ": dial tcp " + address + ": connect: connection refused");
    } catch (IOException e) {
      return ComponentHealth.unhealthy("Get " + url + ": " + e.getMessage());
    }
  }

  private static ComponentHealth ask(HttpURLConnection connection) throws IOException {
    connection.setConnectTimeout((int) PATIENCE.toMillis());
    connection.setReadTimeout((int) PATIENCE.toMillis());
    connection.setInstanceFollowRedirects(false);
    // One question now and then: a connection kept open would cost a thread of the JDK's own.
    connection.setRequestProperty("Connection", "close");
    try {
      int status = connection.getResponseCode();
      if (status < HttpURLConnection.HTTP_OK || status >= HttpURLConnection.HTTP_BAD_REQUEST) {
        return ComponentHealth.unhealthy("HTTP probe failed with statuscode: " + status);
      }
      try (InputStream body = connection.getInputStream()) {
        return ComponentHealth.healthy(new String(body.readNBytes(LONGEST_ANSWER), UTF_8));
      }
    } finally {
      connection.disconnect();
    }
  }
}
