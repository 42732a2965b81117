package dev.kubewalk.walkthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user gets for a mistake: one clear line, a failure, and nothing half done. */
class CommandErrorsTest {
  @TempDir
  private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--token-auth-file=none.csv | open none.csv: no such file or directory",
        "--client-ca-file=none.crt | client CA file: open none.crt: no such file or directory",
        "--tls-cert-file=none.crt --tls-private-key-file=none.key | open none.crt: no such file or directory",
        "--tls-cert-file=bad.crt --tls-private-key-file=bad.key | failed to find any PEM data",
        "--authorization-mode=Foo | authorization-mode \"Foo\" is not a valid mode",
        "--no-such-flag=1 | unknown flag: --no-such-flag",
        "--secure-port=abc | invalid argument \"abc\" for \"--secure-port\" flag: strconv",
        "--data-dir=bad.crt/data | bad.crt/data: not a directory",
        "--etcd-servers=http://127.0.0.1:1 | --etcd-servers",
      })
  void saysWhatIsWrong(String flags, String line) throws IOException, InterruptedException {
    Files.writeString(folder.resolve("bad.crt"), "no certificate");
    Files.writeString(folder.resolve("bad.key"), "no key");
    try (KubewalkProcess server =
        KubewalkProcess.apiServer(folder, KubewalkProcess.freePort(), flags.split(" "))) {
      assertFailed(server, line);
    }
  }

  @Test
  void portInUse() throws IOException, InterruptedException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"));
        KubewalkProcess server = KubewalkProcess.apiServer(folder, taken.getLocalPort())) {
      assertFailed(server, "address already in use");
    }
  }

  @Test
  void portOfTourInUse() throws IOException, InterruptedException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"));
        KubewalkProcess tour = KubewalkProcess.start(
            folder, "tour", "--once", "--", "--secure-port=" + taken.getLocalPort())) {
      assertThat(tour.status()).isEqualTo(1);
      assertThat(tour.err().lines()).singleElement().asString().contains("address already in use");
    }
  }

  @Test
  void badFlagOfTour() throws IOException, InterruptedException {
    try (KubewalkProcess tour =
        KubewalkProcess.start(folder, "tour", "--once", "--", "--secure-port=abc")) {
      assertThat(tour.status()).isEqualTo(1);
      assertThat(tour.err().lines())
          .singleElement()
          .asString()
          .contains("invalid argument \"abc\"");
    }
  }

  @Test
  void dataDirectoryInUseLosesNothing() throws IOException, InterruptedException {
    int port = KubewalkProcess.freePort();
    try (KubewalkProcess first = KubewalkProcess.apiServer(folder, port)) {
      ApiClient client = first.ready(port);
      client.send(
          "POST",
          "/api/v1/namespaces",
          "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":\"kept\"}}");
      Path other = folder.resolve("other");
      try (KubewalkProcess second = KubewalkProcess.apiServer(
          other, KubewalkProcess.freePort(), "--data-dir=" + folder.resolve("data"))) {
        assertFailed(second, "is in use by another process");
      }
      assertThat(client.send("GET", "/api/v1/namespaces/kept", "").statusCode()).isEqualTo(200);
    }
  }

  private static void assertFailed(KubewalkProcess server, String expected)
      throws InterruptedException {
    assertThat(server.status()).as(server.err()).isEqualTo(1);
    assertThat(complaints(server.err())).singleElement().asString().contains(expected);
    assertThat(server.out()).isEmpty();
  }

  /** What was written besides the log and notes on deprecated flags. */
  private static List<String> complaints(String text) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    lines.removeIf(line -> line.matches("[IWEF]\\d{4} .*|Flag --\\S+ has been deprecated, .*"));
    return lines;
  }
}
