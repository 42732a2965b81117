package dev.kubewalk.walkthrough.host;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.walkthrough.host.Answer.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * Asks one port of this machine, one connection a request, and tells how far it came. It speaks
 * HTTP/1.0, whose answers end with the connection, so that nothing is left open behind it.
 */
public final class Client {
  private static final String HEAD_END = "\r\n\r\n";

  private final int port;
  private final Optional<Path> certificate;
  private final String token;
  private final Duration patience;
  private final Clock clock;

  /**
   * @param certificate what to trust; empty for a port without TLS
   * @param token who asks; empty for nobody in particular
   * @param patience how long to wait for each thing that has to come
   */
  public Client(int port, Optional<Path> certificate, String token, Duration patience) {
    this.port = port;
    this.certificate = requireNonNull(certificate);
    this.token = requireNonNull(token);
    this.patience = requireNonNull(patience);
    this.clock = Clock.system();
  }

  public int port() {
    return port;
  }

  /** How the address of the port begins. */
  public String url() {
    return (certificate.isPresent() ? "https" : "http") + "://localhost:" + port;
  }

  public Answer get(String path) {
    return ask("GET", path, "");
  }

  /** Sends a request; whatever goes wrong is in the answer. */
  public Answer ask(String method, String path, String body) {
    long start = clock.nanoTime();
    int millis = (int) patience.toMillis();
    Progress progress = new Progress();
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), millis);
      plain.setSoTimeout(millis);
      progress.reached = Outcome.NO_TLS;
      if (certificate.isEmpty()) {
        return converse(plain, request(method, path, body), progress, start);
      }
      try (Socket secure = handshake(plain)) {
        progress.detail = ((SSLSocket) secure).getSession().getProtocol();
        return converse(secure, request(method, path, body), progress, start);
      }
    } catch (IOException e) {
      if (progress.reached != Outcome.CLOSED && isTimeout(e)) {
        return new Answer(Outcome.SILENT, progress.detail, 0, "", took(start));
      }
      String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      return new Answer(progress.reached, why, 0, "", took(start));
    }
  }

  private static boolean isTimeout(Exception e) {
    return e instanceof SocketTimeoutException || e.getCause() instanceof SocketTimeoutException;
  }

  /** How far a request has come, should it go no further. */
  private static final class Progress {
    private Outcome reached = Outcome.CLOSED;
    private String detail = "";
  }

  private SSLSocket handshake(Socket plain) throws IOException {
    SSLSocket secure = (SSLSocket) Trust.in(certificate.orElseThrow())
        .getSocketFactory()
        .createSocket(plain, "localhost", port, true);
    SSLParameters parameters = secure.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secure.setSSLParameters(parameters);
    secure.startHandshake();
    return secure;
  }

  private byte[] request(String method, String path, String body) {
    String authorization = token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n";
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    String head = String.format(
        Locale.ROOT,
        "%s %s HTTP/1.0\r\nHost: localhost\r\n%sContent-Type: application/json\r\n"
            + "Content-Length: %d%s%s",
        method,
        path,
        authorization,
        length,
        HEAD_END,
        body);
    return head.getBytes(StandardCharsets.UTF_8);
  }

  private Answer converse(Socket socket, byte[] request, Progress progress, long start)
      throws IOException {
    progress.reached = Outcome.BROKEN;
    socket.getOutputStream().write(request);
    socket.getOutputStream().flush();
    String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int headEnd = answer.indexOf(HEAD_END);
    if (headEnd < 0) {
      return new Answer(Outcome.BROKEN, progress.detail, 0, "", took(start));
    }
    String[] statusLine = answer.substring(0, answer.indexOf('\r')).split(" ", 3);
    return new Answer(
        Outcome.ANSWERED,
        progress.detail,
        Integer.parseInt(statusLine[1]),
        answer.substring(headEnd + HEAD_END.length()),
        took(start));
  }

  private Duration took(long start) {
    return Duration.ofNanos(clock.nanoTime() - start);
  }
}
