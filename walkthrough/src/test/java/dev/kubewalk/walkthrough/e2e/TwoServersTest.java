package dev.kubewalk.walkthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.apimachinery.util.wait.StopChannel;
import dev.kubewalk.cmd.kubeapiserver.ApiServerMain;
import dev.kubewalk.cmd.kubeapiserver.Console;
import dev.kubewalk.tracer.Trace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is shared by servers in one process. */
class TwoServersTest {
  private static final String NAMESPACE =
      "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":\"%s\"}}";

  @TempDir
  private Path folder;

  @Test
  void eachHasItsOwnObjects() throws IOException, InterruptedException {
    try (InProcess one = new InProcess(folder.resolve("one"));
        InProcess two = new InProcess(folder.resolve("two"))) {
      ApiClient first = one.ready();
      ApiClient second = two.ready();
      assertThat(
              first.send("POST", "/api/v1/namespaces", NAMESPACE.formatted("a")).statusCode())
          .isEqualTo(201);
      assertThat(second
              .send("POST", "/api/v1/namespaces", NAMESPACE.formatted("b"))
              .statusCode())
          .isEqualTo(201);
      assertThat(first.send("GET", "/api/v1/namespaces/b", "").statusCode()).isEqualTo(404);
      assertThat(second.send("GET", "/api/v1/namespaces/a", "").statusCode()).isEqualTo(404);
      assertThat(one.stop()).isZero();
      assertThat(second.send("GET", "/api/v1/namespaces/b", "").statusCode()).isEqualTo(200);
      assertThat(two.stop()).isZero();
    }
  }

  private static final class InProcess implements AutoCloseable {
    private final StopChannel stop = new StopChannel();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final CompletableFuture<Integer> status = new CompletableFuture<>();
    private final int port = KubewalkProcess.freePort();
    private final Path folder;

    InProcess(Path folder) throws IOException {
      this.folder = folder;
      Files.createDirectories(folder);
      Files.writeString(
          folder.resolve("tokens.csv"), ApiClient.TOKEN + ",admin,admin,\"system:masters\"\n");
      PrintStream out = new PrintStream(log, true, StandardCharsets.UTF_8);
      Console console = new Console(out, out, 0);
      new Thread(
              () -> status.complete(ApiServerMain.run(
                  KubewalkProcess.serverFlags(folder, port), console, Trace.off(), () -> stop)),
              "server in " + folder)
          .start();
    }

    ApiClient ready() throws InterruptedException {
      ApiClient client = new ApiClient(port, folder.resolve("certificates/apiserver.crt"));
      KubewalkProcess.until("server in " + folder, () -> {
        assertThat(status).as(log::toString).isNotDone();
        return client.isReady();
      });
      return client;
    }

    int stop() {
      stop.close();
      return status.join();
    }

    @Override
    public void close() {
      stop.close();
    }
  }
}
