package dev.kubewalk.cmd.kubeapiserver;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.server.certificates.CertificateKeyPair;
import dev.kubewalk.apiserver.server.certificates.PemPairs;
import dev.kubewalk.client.util.cert.PemPair;
import dev.kubewalk.client.util.cert.SelfSignedCertificates;
import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.componentbase.GoRoutines;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An HTTPS server of webhooks, one a path, which remembers what it was asked. */
final class TestingWebhook implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final char[] NO_PASSWORD = {};

  private final HttpsServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final String pem;
  private final Map<String, List<Unstructured>> asked = new ConcurrentHashMap<>();
  private final Map<String, Integer> callers = new ConcurrentHashMap<>();

  /** What a webhook makes of a review: the text of its answer. */
  interface Answer extends Function<Unstructured, String> {}

  TestingWebhook(String... names) throws IOException, GeneralSecurityException {
    SelfSignedCertificates certificates =
        new SelfSignedCertificates(Clock.system(), GoRoutines.forThisJdk());
    PemPair pair =
        certificates.generate("127.0.0.1", List.of(), List.of(names), Duration.ofDays(1));
    CertificateKeyPair keys = PemPairs.parse(pair.certificates(), pair.key());
    pem = pair.certificates();
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context(keys)));
    server.setExecutor(threads);
    server.start();
  }

  private static SSLContext context(CertificateKeyPair keys)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "webhook", keys.key(), NO_PASSWORD, keys.chain().toArray(X509Certificate[]::new));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }

  TestingWebhook on(String path, Answer answer) {
    asked.put(path, new CopyOnWriteArrayList<>());
    server.createContext(path, exchange -> serve(path, exchange, answer));
    return this;
  }

  private void serve(String path, HttpExchange exchange, Answer answer) throws IOException {
    try (exchange) {
      Unstructured review =
          Unstructured.of((ObjectNode) JSON.readTree(exchange.getRequestBody().readAllBytes()));
      asked.get(path).add(review.set("query", exchange.getRequestURI().getQuery()));
      callers.merge("" + exchange.getRemoteAddress(), 1, Integer::sum);
      byte[] body = answer.apply(review).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** The reviews that were sent to a path. */
  List<Unstructured> asked(String path) {
    return asked.get(path);
  }

  /** How many connections were made. */
  int connections() {
    return callers.size();
  }

  /** A clientConfig for a path. */
  String config(String path) {
    return "{'url':'https://127.0.0.1:" + port() + path + "','caBundle':'" + caBundle() + "'}";
  }

  String caBundle() {
    return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.UTF_8));
  }

  /** Lets everything pass. */
  static String allow(Unstructured review) {
    return response(review, "'allowed':true");
  }

  /** Lets it pass with a JSON patch. */
  static Answer patch(String operations) {
    byte[] json = operations.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    String patch = Base64.getEncoder().encodeToString(json);
    return review ->
        response(review, "'allowed':true,'patchType':'JSONPatch','patch':'" + patch + "'");
  }

  static Answer deny(String status) {
    return review -> response(review, "'allowed':false,'status':" + status);
  }

  private static String response(Unstructured review, String rest) {
    return ("{'apiVersion':'" + review.apiVersion()
            + "','kind':'AdmissionReview','response':{'uid':'" + review.stringAt("request.uid")
            + "'," + rest + "}}")
        .replace('\'', '"');
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
