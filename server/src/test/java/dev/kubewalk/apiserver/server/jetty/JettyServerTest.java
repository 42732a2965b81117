package dev.kubewalk.apiserver.server.jetty;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.apiserver.server.certificates.CertificateKeyPair;
import dev.kubewalk.apiserver.server.jetty.JettyServer.Settings;
import dev.kubewalk.apiserver.server.jetty.JettyServer.TlsSettings;
import dev.kubewalk.componentbase.GoRoutines;
import dev.kubewalk.http.Handler;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JettyServerTest {
  private static final CertificateKeyPair[] PAIRS = new CertificateKeyPair[2];

  private ServerSocketChannel listener;
  private JettyServer server;

  @BeforeAll
  static void makeCertificates() throws Exception {
    PAIRS[0] = TestingCertificates.selfSigned("CN=default");
    PAIRS[1] = TestingCertificates.selfSigned("CN=other");
  }

  @AfterEach
  void stop() throws Exception {
    server.shutdown(Duration.ofMillis(100));
  }

  @Test
  void servesHttp2OverTls() throws Exception {
    serveSecurely((request, response) -> response.write(bytes(request.protocol())));
    HttpResponse<String> answer = send(request("/").build(), HttpClient.Version.HTTP_2);
    assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
    assertThat(answer.body()).isEqualTo("HTTP/2.0");
    assertThat(answer.headers().firstValue("content-length")).contains("8");
  }

  @Test
  void servesHttp1OverTls() throws Exception {
    serveSecurely((request, response) -> response.write(bytes(request.protocol())));
    HttpResponse<String> answer = send(request("/").build(), HttpClient.Version.HTTP_1_1);
    assertThat(answer.body()).isEqualTo("HTTP/1.1");
  }

  @Test
  void tellsBodyHeadersAndQuery() throws Exception {
    serveSecurely((request, response) -> {
      byte[] body = request.body().readAllBytes();
      response.setHeader("X-Seen", request.header("x-MINE") + request.query().get("a"));
      response.writeHeader(201);
      response.write(body);
    });
    HttpRequest post = request("/x?a=1%20b")
        .header("X-Mine", "m")
        .POST(BodyPublishers.ofString("hello"))
        .build();
    HttpResponse<String> answer = send(post, HttpClient.Version.HTTP_2);
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.body()).isEqualTo("hello");
    assertThat(answer.headers().firstValue("x-seen")).contains("m1 b");
  }

  @Test
  void sendsLargeBodiesWhole() throws Exception {
    byte[] large = new byte[3_000_000];
    large[2_999_999] = 'z';
    serveSecurely((request, response) -> response.write(large));
    HttpClient client = client(HttpClient.Version.HTTP_2);
    assertThat(client.send(request("/").build(), BodyHandlers.ofByteArray()).body())
        .isEqualTo(large);
  }

  @ParameterizedTest
  @CsvSource({
    "/a/../b, /a/../b",
    "//api/v1, //api/v1",
    "/a//b/, /a//b/",
    "/a/%2e%2e, /a/..",
    "/a%2Fb, /a/b",
    "/x+y, /x+y",
    "/%C3%A4, /ä"
  })
  void handsPathsOnAsSent(String sent, String seen) throws Exception {
    serveSecurely((request, response) -> response.write(bytes(request.path())));
    for (HttpClient.Version version : HttpClient.Version.values()) {
      assertThat(send(request(sent).build(), version).body()).isEqualTo(seen);
    }
  }

  @Test
  void choosesTheCertificateByName() throws Exception {
    serveSecurely((request, response) -> response.write(bytes("x")));
    assertThat(subjectFor("localhost")).isEqualTo("CN=default");
    assertThat(subjectFor("other.example")).isEqualTo("CN=other");
  }

  @Test
  void streamsWhatIsFlushed() throws Exception {
    CountDownLatch firstSeen = new CountDownLatch(1);
    serveSecurely((request, response) -> {
      response.write(bytes("one\n"));
      response.flush();
      await(firstSeen);
      response.write(bytes("two\n"));
    });
    var lines =
        client(HttpClient.Version.HTTP_2).send(request("/").build(), BodyHandlers.ofLines());
    List<String> seen = lines.body().peek(line -> firstSeen.countDown()).toList();
    assertThat(seen).containsExactly("one", "two");
  }

  /** One alone, whose held write nothing else pushes out, and many on one connection. */
  @ParameterizedTest
  @ValueSource(ints = {1, 40})
  void sendsWhatIsFlushedTogether(int streams) throws Exception {
    int rounds = 20;
    Phaser together = new Phaser(streams);
    serveSecurely((request, response) -> {
      response.flush();
      for (int round = 0; round < rounds; round++) {
        together.arriveAndAwaitAdvance();
        response.write(bytes(round + "\n"));
        response.flushTogether();
      }
      together.arriveAndAwaitAdvance();
    });
    HttpClient client = client(HttpClient.Version.HTTP_2);
    HttpRequest request = request("/").build();
    List<CompletableFuture<HttpResponse<String>>> pending = Stream.generate(
            () -> client.sendAsync(request, BodyHandlers.ofString()))
        .limit(streams)
        .toList();
    String all = IntStream.range(0, rounds).mapToObj(n -> n + "\n").collect(joining());
    for (CompletableFuture<HttpResponse<String>> answer : pending) {
      assertThat(answer.get(10, TimeUnit.SECONDS).body()).isEqualTo(all);
    }
  }

  @Test
  void tellsWhenTheClientGoesAway() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CompletableFuture<Boolean> gone = new CompletableFuture<>();
    serveSecurely((request, response) -> {
      CountDownLatch closed = new CountDownLatch(1);
      response.onClose(closed::countDown);
      response.flush();
      started.countDown();
      await(closed);
      gone.complete(response.isClosed());
    });
    var pending = client(HttpClient.Version.HTTP_2)
        .sendAsync(request("/").build(), BodyHandlers.ofInputStream());
    await(started);
    pending.get(10, TimeUnit.SECONDS).body().close();
    assertThat(gone.get(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void drainsRequestsInFlight() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    serveSecurely((request, response) -> {
      started.countDown();
      await(goOn);
      response.write(bytes("done"));
    });
    try (Http2Peer peer = new Http2Peer(port())) {
      var pending = peer.get("/");
      await(started);
      Thread stopping = GoRoutines.forThisJdk().go("stop", this::shutdownSlowly);
      assertThat(peer.isToldToGo()).isTrue();
      goOn.countDown();
      assertThat(pending.get(10, TimeUnit.SECONDS)).isEqualTo("done");
      stopping.join(10_000);
      assertThat(stopping.isAlive()).isFalse();
    }
  }

  private void shutdownSlowly() {
    try {
      server.shutdown(Duration.ofSeconds(10));
    } catch (java.io.IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }

  private void serveSecurely(Handler handler) throws Exception {
    var material =
        new TestingCertificates.Material(PAIRS[0], Map.of("other.example", PAIRS[1]), true);
    TlsSettings tls = new TlsSettings(material, List.of("TLSv1.2", "TLSv1.3"), List.of());
    listener = ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", 0));
    server = JettyServer.serve(listener, Settings.secure(tls), handler, GoRoutines.forThisJdk());
  }

  private HttpRequest.Builder request(String pathAndQuery) throws Exception {
    return HttpRequest.newBuilder(URI.create("https://localhost:" + port() + pathAndQuery));
  }

  private int port() throws Exception {
    return ((InetSocketAddress) listener.getLocalAddress()).getPort();
  }

  private HttpResponse<String> send(HttpRequest request, HttpClient.Version version)
      throws Exception {
    return client(version).send(request, BodyHandlers.ofString());
  }

  private static HttpClient client(HttpClient.Version version) throws Exception {
    SSLContext context = TrustingClient.context();
    return HttpClient.newBuilder().sslContext(context).version(version).build();
  }

  private String subjectFor(String name) throws Exception {
    SSLContext context = TrustingClient.context();
    try (Socket plain = new Socket("127.0.0.1", port());
        var socket = (javax.net.ssl.SSLSocket)
            context.getSocketFactory().createSocket(plain, "localhost", port(), true)) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setServerNames(List.of(new javax.net.ssl.SNIHostName(name)));
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return socket.getSession().getPeerPrincipal().getName();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
