package dev.kubewalk.walkthrough.tour;

import dev.kubewalk.apiserver.server.filters.RequestRecording;
import dev.kubewalk.walkthrough.host.Trust;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.HttpsURLConnection;

/** Asks the server as any client would: over TLS, as the administrator whom the tour has made. */
final class TourClient {
  static final int OK = 200;

  private static final int CONNECT_TIMEOUT_MILLIS = 2000;
  private static final int READ_TIMEOUT_MILLIS = 10_000;

  private final TourFlags flags;

  TourClient(TourFlags flags) {
    this.flags = flags;
  }

  /** The status of GET. */
  int get(String path) throws IOException {
    return send("GET", path, "", false);
  }

  /**
   * The status of a request.
   *
   * @param body JSON, or empty for none
   * @param recorded whether the server is to record the request's way
   * @throws IOException when the port is not open, or nobody accepts yet
   */
  int send(String method, String path, String body, boolean recorded) throws IOException {
    URL url = URI.create(flags.url() + path).toURL();
    HttpsURLConnection connection = (HttpsURLConnection) url.openConnection();
    connection.setSSLSocketFactory(Trust.in(flags.certificate()).getSocketFactory());
    connection.setConnectTimeout(CONNECT_TIMEOUT_MILLIS);
    connection.setReadTimeout(READ_TIMEOUT_MILLIS);
    connection.setRequestMethod(method);
    if (!flags.token().isEmpty()) {
      connection.setRequestProperty("Authorization", "Bearer " + flags.token());
    }
    if (recorded) {
      connection.setRequestProperty(RequestRecording.HEADER, "true");
    }
    if (!body.isEmpty()) {
      connection.setDoOutput(true);
      connection.setRequestProperty("Content-Type", "application/json");
      try (OutputStream out = connection.getOutputStream()) {
        out.write(body.getBytes(StandardCharsets.UTF_8));
      }
    }
    try {
      return connection.getResponseCode();
    } finally {
      connection.disconnect();
    }
  }
}
