package dev.kubewalk.walkthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
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
        "--tls-cert-file=torn.crt --tls-private-key-file=bad.key | torn.crt",
        "--client-ca-file=bad.crt | bad.crt",
        "--token-auth-file=folder | folder: is a directory",
        "--service-account-key-file=bad.key | bad.key",
        "--trace-file=bad.crt/x | cannot write --trace-file bad.crt/x: open",
        "--cert-dir=bad.crt/certificates | bad.crt/certificates: not a directory",
        "--authorization-mode=Foo | authorization-mode \"Foo\" is not a valid mode",
        "--no-such-flag=1 | unknown flag: --no-such-flag",
        "--secure-port=abc | invalid argument \"abc\" for \"--secure-port\" flag: strconv",
        "--data-dir=bad.crt/data | bad.crt/data: not a directory",
        "--etcd-servers=http://127.0.0.1:1 | --etcd-servers",
      })
  void saysWhatIsWrong(String flags, String line) throws IOException, InterruptedException {
    Files.writeString(folder.resolve("bad.crt"), "no certificate");
    Files.writeString(folder.resolve("bad.key"), "no key");
    Files.writeString(
        folder.resolve("torn.crt"),
        "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n");
    Files.createDirectory(folder.resolve("folder"));
    try (KubewalkProcess server =
        KubewalkProcess.apiServer(folder, KubewalkProcess.freePort(), flags.split(" "))) {
      Complaints.assertFailed(server, line);
    }
  }

  @Test
  void portInUse() throws IOException, InterruptedException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"));
        KubewalkProcess server = KubewalkProcess.apiServer(folder, taken.getLocalPort())) {
      Complaints.assertFailed(server, "address already in use");
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--out=taken | cannot write to taken: open taken: not a directory",
        "--out=taken/x | cannot write to taken/x: open",
        "--depth=x | Invalid value for option '--depth'",
        "--lang=fr | there is en and zh, not fr",
        "-- --data-dir=taken | taken/certificates: not a directory",
        "-- --tls-cert-file=taken --tls-private-key-file=taken | failed to find any PEM data",
      })
  void mistakesWithATour(String arguments, String line) throws IOException, InterruptedException {
    Files.writeString(folder.resolve("taken"), "a file");
    String[] command = ("tour --once " + arguments).split(" ", -1);
    try (KubewalkProcess tour = KubewalkProcess.start(folder, command)) {
      assertThat(tour.status()).isBetween(1, 2);
      assertThat(tour.err().lines()).singleElement().asString().contains(line);
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
        Complaints.assertFailed(second, "is in use by another process");
      }
      assertThat(client.send("GET", "/api/v1/namespaces/kept", "").statusCode()).isEqualTo(200);
    }
  }
}
