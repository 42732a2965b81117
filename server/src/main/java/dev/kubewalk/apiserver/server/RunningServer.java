package dev.kubewalk.apiserver.server;

import dev.kubewalk.apimachinery.util.wait.StopChannel;
import dev.kubewalk.apiserver.server.jetty.JettyServer;
import dev.kubewalk.http.Handler;
import java.io.IOException;
import java.time.Duration;

/**
 * Serves a listener until it is told to stop.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/secure_serving.go (RunServer)
 */
final class RunningServer {
  private RunningServer() {}

  /** When to stop, and how long requests may go on then. */
  record Drain(Duration limit, StopChannel stop) {}

  /**
   * Returns once connections are accepted.
   *
   * @param greeting logged with the address
   * @return closes when the server has stopped
   */
  static StopChannel run(
      Listener listener,
      JettyServer.Settings settings,
      Handler handler,
      Drain drain,
      ServerRuntime runtime,
      String greeting)
      throws IOException {
    String address = listener.address();
    JettyServer server = JettyServer.serve(listener.channel(), settings, handler, runtime.go());
    runtime.log().info(greeting + address);
    StopChannel stopped = new StopChannel();
    drain
        .stop()
        .onClose(() -> runtime.go().go("shutdown " + address, () -> {
          runtime.log().info("Stopped listening on " + address);
          try {
            server.shutdown(drain.limit());
          } catch (IOException failed) {
            runtime.log().error("Failed to shut down " + address + ": " + failed.getMessage());
          }
          stopped.close();
        }));
    return stopped;
  }
}
