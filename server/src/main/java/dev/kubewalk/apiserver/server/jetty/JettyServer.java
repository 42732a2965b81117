package dev.kubewalk.apiserver.server.jetty;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.server.certificates.TlsMaterial;
import dev.kubewalk.componentbase.GoRoutines;
import dev.kubewalk.http.Handler;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.CookieCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.io.RateControl;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Serves one listener: HTTP/2 and HTTP/1.1 chosen by ALPN over TLS, or plain HTTP/1.1. The listener
 * was bound long before; clients that have connected since then are accepted now.
 *
 * <p>Go: net/http (Server.Serve, Server.Shutdown)
 */
public final class JettyServer {
  private static final int MAX_HEADER_BYTES = 1 << 20;
  private static final int FRAME_BYTES = 256 * 1024;
  private static final int FIRST_JDK_WITH_VIRTUAL_THREADS = 21;

  /** A watch holds a thread each where threads are not virtual. */
  private static final int MOST_THREADS = 20_000;

  private static final int FEWEST_THREADS = 4;

  private final Server server;

  /**
   * How to serve.
   *
   * @param tls none for plain HTTP/1.1
   * @param http2 offered by ALPN beside HTTP/1.1
   * @param maxStreamsPerConnection of HTTP/2
   */
  public record Settings(Optional<TlsSettings> tls, boolean http2, int maxStreamsPerConnection) {
    public static final int DEFAULT_MAX_STREAMS = 250;

    public static Settings plain() {
      return new Settings(Optional.empty(), false, DEFAULT_MAX_STREAMS);
    }

    public static Settings secure(TlsSettings tls) {
      return new Settings(Optional.of(tls), true, DEFAULT_MAX_STREAMS);
    }
  }

  /**
   * How to speak TLS; empty lists mean the JDK's choice.
   *
   * @param material the certificates, asked for at each handshake
   * @param protocols such as TLSv1.2, TLSv1.3
   */
  public record TlsSettings(
      TlsMaterial material, List<String> protocols, List<String> cipherSuites) {
    public TlsSettings {
      requireNonNull(material);
      protocols = List.copyOf(protocols);
      cipherSuites = List.copyOf(cipherSuites);
    }
  }

  private JettyServer(Server server) {
    this.server = server;
  }

  /**
   * Starts to accept connections; returns once it does.
   *
   * @throws IOException when the listener cannot be served
   */
  public static JettyServer serve(
      ServerSocketChannel listener, Settings settings, Handler handler, GoRoutines goRoutines)
      throws IOException {
    Server server = new Server(threadPool(goRoutines));
    ServerConnector connector = new ServerConnector(server, 1, 1, connectionFactories(settings));
    connector.setIdleTimeout(0);
    connector.open(listener);
    server.addConnector(connector);
    server.setHandler(new GracefulHandler(new HandlerAdapter(handler)));
    server.setErrorHandler(new PlainErrors());
    server.setStopTimeout(Duration.ofSeconds(60).toMillis());
    try {
      server.start();
    } catch (IOException | RuntimeException failed) {
      throw failed;
    } catch (Exception failed) {
      throw new IOException(failed.getMessage(), failed);
    }
    return new JettyServer(server);
  }

  /** Stops accepting, waits up to {@code limit} for the requests in flight, then cuts the rest. */
  public void shutdown(Duration limit) throws IOException {
    server.setStopTimeout(limit.toMillis());
    try {
      server.stop();
    } catch (TimeoutException limitReached) {
      // Clients keep connections open: cutting them after the limit is how a drain ends.
      return;
    } catch (IOException | RuntimeException failed) {
      throw failed;
    } catch (Exception failed) {
      throw new IOException(failed.getMessage(), failed);
    }
  }

  private static QueuedThreadPool threadPool(GoRoutines goRoutines) {
    // The pool's own kind of queue would start the JVM's whole management to ask for one number.
    QueuedThreadPool pool =
        new QueuedThreadPool(MOST_THREADS, FEWEST_THREADS, new LinkedBlockingQueue<>());
    pool.setName("http");
    pool.setDaemon(true);
    if (Runtime.version().feature() >= FIRST_JDK_WITH_VIRTUAL_THREADS) {
      ThreadFactory requests = goRoutines.threads("http-request-");
      pool.setVirtualThreadsExecutor(work -> requests.newThread(work).start());
    }
    return pool;
  }

  private static ConnectionFactory[] connectionFactories(Settings settings) {
    HttpConfiguration http = httpConfiguration();
    HttpConnectionFactory http1 = new HttpConnectionFactory(http);
    if (settings.tls().isEmpty()) {
      return new ConnectionFactory[] {http1};
    }
    List<ConnectionFactory> factories = new ArrayList<>();
    List<String> protocols = settings.http2() ? List.of("h2", "http/1.1") : List.of("http/1.1");
    ALPNServerConnectionFactory alpn =
        new ALPNServerConnectionFactory(protocols.toArray(new String[0]));
    alpn.setDefaultProtocol("http/1.1");
    SslConnectionFactory ssl = GatheringSslConnection.factory(
        TlsContext.factory(settings.tls().get()), alpn.getProtocol());
    // It would compare host names with the certificate's, and make garbage for each request.
    ssl.setEnsureSecureRequestCustomizer(false);
    factories.add(ssl);
    factories.add(alpn);
    if (settings.http2()) {
      factories.add(http2(http, settings.maxStreamsPerConnection()));
    }
    factories.add(http1);
    return factories.toArray(new ConnectionFactory[0]);
  }

  private static HTTP2ServerConnectionFactory http2(HttpConfiguration http, int maxStreams) {
    HTTP2ServerConnectionFactory http2 = new HTTP2ServerConnectionFactory(http);
    http2.setMaxConcurrentStreams(maxStreams);
    http2.setInitialStreamRecvWindow(FRAME_BYTES);
    http2.setInitialSessionRecvWindow(FRAME_BYTES * maxStreams);
    http2.setStreamIdleTimeout(0);
    // Go does not count frames: a client that cancels many watches is no attacker.
    http2.setRateControlFactory(new RateControl.Factory() {});
    return http2;
  }

  private static HttpConfiguration httpConfiguration() {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendDateHeader(true);
    http.setRequestHeaderSize(MAX_HEADER_BYTES);
    http.setResponseHeaderSize(64 * 1024);
    // Paths are understood by the handlers, as in Go: dots and double slashes arrive as sent.
    http.setUriCompliance(UriCompliance.UNSAFE);
    http.setRequestCookieCompliance(CookieCompliance.RFC6265);
    return http;
  }
}
