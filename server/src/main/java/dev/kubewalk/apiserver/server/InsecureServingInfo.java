package dev.kubewalk.apiserver.server;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.util.wait.StopChannel;
import dev.kubewalk.apiserver.server.jetty.JettyServer;
import dev.kubewalk.http.Handler;
import java.io.IOException;
import java.time.Duration;

/**
 * The HTTP port without authentication or authorization.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/deprecated_insecure_serving.go
 * (DeprecatedInsecureServingInfo)
 */
public final class InsecureServingInfo implements Serving {
  private final Listener listener;
  private final ServerRuntime runtime;

  public InsecureServingInfo(Listener listener, ServerRuntime runtime) {
    this.listener = requireNonNull(listener, "listener must not be nil");
    this.runtime = requireNonNull(runtime);
  }

  @Override
  public String address() {
    return listener.address();
  }

  @Override
  public int port() {
    return listener.port();
  }

  @Override
  public StopChannel serve(Handler handler, Duration shutdownTimeout, StopChannel stop)
      throws IOException {
    return RunningServer.run(
        listener,
        JettyServer.Settings.plain(),
        handler,
        new RunningServer.Drain(shutdownTimeout, stop),
        runtime,
        "Serving insecurely on ");
  }
}
