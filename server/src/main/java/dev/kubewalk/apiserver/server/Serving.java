package dev.kubewalk.apiserver.server;

import dev.kubewalk.apimachinery.util.wait.StopChannel;
import dev.kubewalk.http.Handler;
import java.io.IOException;
import java.time.Duration;

/**
 * A listener that is open but not yet served.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/secure_serving.go (SecureServingInfo)
 */
public interface Serving {
  /** The listener's address as logs and host names need it, such as {@code 127.0.0.1:6443}. */
  String address();

  int port();

  /**
   * Serves until {@code stop} closes; then takes no new connections and waits for those at work, at
   * most {@code shutdownTimeout}.
   *
   * @return closes when the server has stopped
   * @throws IOException when it cannot serve
   */
  StopChannel serve(Handler handler, Duration shutdownTimeout, StopChannel stop) throws IOException;
}
