package dev.kubewalk.apiserver.util.webhook;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.componentbase.cli.Quote;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Posts to one webhook. Its connections are kept for the next call.
 *
 * <p>The JDK's client connects to the host in the URL and nowhere else. So a Service is called by
 * its address, and {@link ServerTrust} checks the certificate for the Service's name.
 *
 * <p>Go: staging/src/k8s.io/client-go/rest/request.go (Request.Do), as HookClient in
 * staging/src/k8s.io/apiserver/pkg/util/webhook/client.go sets it up
 */
public final class HookClient {
  private static final int OK = 200;
  private static final int LAST_SUCCESS = 206;

  private final ClientConfig config;
  private final ServiceResolver services;
  private final Supplier<? extends Executor> threads;

  /** Guarded by this; made on first use. */
  private HttpClient client;

  HookClient(ClientConfig config, ServiceResolver services, Supplier<? extends Executor> threads) {
    this.config = requireNonNull(config);
    this.services = requireNonNull(services);
    this.threads = requireNonNull(threads);
  }

  /**
   * Posts JSON and gives the answer's body.
   *
   * @param timeout whole seconds, which the webhook is told
   * @throws IOException when there is no answer in time, or it is not a success; the message is the
   *     one of Go's client
   */
  public byte[] post(byte[] body, Duration timeout) throws IOException {
    String query = "?timeout=" + timeout.toSeconds() + "s";
    HttpClient http = client();
    HttpResponse<byte[]> response;
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(target() + query))
          .header("Content-Type", "application/json")
          .header("Accept", "application/json, */*")
          .POST(HttpRequest.BodyPublishers.ofByteArray(body))
          .build();
      response = send(http, request, timeout);
    } catch (IOException e) {
      throw new IOException("Post " + Quote.quote(config.url() + query) + ": " + e.getMessage(), e);
    }
    if (response.statusCode() < OK || response.statusCode() > LAST_SUCCESS) {
      throw new IOException(UnexpectedAnswers.message(response));
    }
    if (response.body().length == 0) {
      throw new IOException(
          "0-length response with status code: " + response.statusCode() + " and content type: "
              + response.headers().firstValue("Content-Type").orElse(""));
    }
    return response.body();
  }

  private HttpResponse<byte[]> send(HttpClient http, HttpRequest request, Duration timeout)
      throws IOException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
    try {
      return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new IOException("context deadline exceeded", e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new IOException("context canceled", e);
    } catch (ExecutionException e) {
      throw new IOException(CallFailures.message(e.getCause(), request.uri()), e.getCause());
    }
  }

  private String target() throws IOException {
    if (config.service().isEmpty()) {
      return config.url().toString();
    }
    ClientConfig.Service service = config.service().get();
    ServiceResolver.Address address =
        services.resolve(service.namespace(), service.name(), service.port());
    return "https://" + address + config.url().getRawPath();
  }

  private synchronized HttpClient client() throws IOException {
    if (client == null) {
      client = HttpClient.newBuilder()
          .sslContext(ServerTrust.context(config.caBundle(), config.serverName()))
          .proxy(HttpClient.Builder.NO_PROXY)
          .followRedirects(HttpClient.Redirect.NEVER)
          .executor(threads.get())
          .build();
    }
    return client;
  }
}
