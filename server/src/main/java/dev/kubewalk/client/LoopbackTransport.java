package dev.kubewalk.client;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.http.Handler;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import java.io.IOException;

/**
 * The wire of a server to itself. Clients are made long before the server whose handler they will
 * call; until it is connected their calls are refused, as they are where nobody listens yet.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/options/serving_with_loopback.go (ApplyTo), where
 * it is HTTPS to the secure port
 */
public final class LoopbackTransport implements Handler {
  private volatile Handler server;

  /** Lets calls through to the outermost server's full handler chain. */
  public void connect(Handler handler) {
    server = requireNonNull(handler);
  }

  @Override
  public void serve(Request request, ResponseWriter response) throws IOException {
    Handler connected = server;
    if (connected == null) {
      throw new IOException("connection refused");
    }
    connected.serve(request, response);
  }
}
