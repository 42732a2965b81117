package dev.kubewalk.walkthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full or read-only: one clear line, nothing half done, nothing lost. */
class DiskTest {
  private static final int ROOM = 64;
  private static final int SMALL_ROOM = 4;
  private static final int REFUSALS = 20;
  private static final String PATH = "/api/v1/namespaces/default/configmaps";
  private static final String BULK = "x".repeat(100_000);

  @TempDir
  private Path folder;

  /** Acknowledged by the server. */
  private final List<String> kept = new ArrayList<>();

  private long revision;

  @Test
  void aDiskThatFillsUnderARunningServer() throws IOException, InterruptedException {
    int port = KubewalkProcess.freePort();
    try (Mount disk = Mount.of(folder.resolve("disk"), ROOM)) {
      try (KubewalkProcess server = server(port)) {
        ApiClient client = server.ready(port);
        create(client, "before");
        disk.fill();
        assertRefuses(client);
        assertReads(client);
        disk.free();
        KubewalkProcess.until("writes go on", () -> tryCreate(client, "after"));
        assertTellsOnce(server.err());
        server.kill();
      }
      try (KubewalkProcess again = server(port)) {
        assertReads(again.ready(port));
      }
    }
  }

  @Test
  void aDiskThatIsFullOrReadOnlyAtTheStart() throws IOException, InterruptedException {
    int port = KubewalkProcess.freePort();
    try (Mount disk = Mount.of(folder.resolve("disk"), ROOM)) {
      disk.fill();
      try (KubewalkProcess server = server(port)) {
        Complaints.assertFailed(server, "disk/data/native: No space left on device");
      }
      disk.free();
      try (KubewalkProcess server = server(port)) {
        create(server.ready(port), "kept");
        server.kill();
      }
      disk.fill();
      try (KubewalkProcess server = server(port)) {
        Complaints.assertFailed(server, "disk/data cannot be written: the disk is full");
      }
      disk.free();
      disk.readOnly(true);
      try (KubewalkProcess server = server(port)) {
        Complaints.assertFailed(server, "disk/data cannot be written: the disk is read-only");
      }
      disk.readOnly(false);
      try (KubewalkProcess server = server(port)) {
        assertReads(server.ready(port));
      }
    }
  }

  @Test
  void noHalfPairOfCertificatesIsLeft() throws IOException, InterruptedException {
    int port = KubewalkProcess.freePort();
    try (Mount disk = Mount.of(folder.resolve("disk"), SMALL_ROOM)) {
      Path certificates = folder.resolve("disk/certificates");
      disk.fill();
      try (KubewalkProcess server =
          KubewalkProcess.apiServer(folder, port, "--cert-dir=" + certificates)) {
        Complaints.assertFailed(server, "apiserver.key.part: no space left on device");
      }
      assertThat(certificates).isEmptyDirectory();
    }
  }

  @Test
  void commandsThatWrite() throws IOException, InterruptedException {
    Path recording = folder.resolve("recording.jsonl");
    Files.writeString(
        recording,
        "{\"type\":\"recording\",\"format\":1,\"version\":\"\",\"jdk\":\"\",\"startedAt\":\"\","
            + "\"flags\":{}}\n");
    try (Mount disk = Mount.of(folder.resolve("disk"), SMALL_ROOM)) {
      disk.fill();
      assertCannotWrite("No space left on device", "tour", "--once", "--out=disk/tour");
      assertCannotWrite("No space left", "report", "recording.jsonl", "--out=disk/report.html");
      disk.free();
      disk.readOnly(true);
      assertCannotWrite("read-only file system", "tour", "--once", "--out=disk/tour");
      assertCannotWrite("read-only file system", "diagrams", "recording.jsonl", "--out=disk/d");
    }
  }

  private void assertCannotWrite(String why, String... command)
      throws IOException, InterruptedException {
    try (KubewalkProcess process = KubewalkProcess.start(folder, command)) {
      Complaints.assertFailed(process, "kubewalk: cannot write");
      assertThat(process.err()).contains(why);
    }
  }

  private KubewalkProcess server(int port) throws IOException {
    return KubewalkProcess.apiServer(folder, port, "--data-dir=" + folder.resolve("disk/data"));
  }

  private void create(ApiClient client, String name) {
    assertThat(tryCreate(client, name)).as(name).isTrue();
  }

  private boolean tryCreate(ApiClient client, String name) {
    try {
      HttpResponse<String> response = post(client, name, "");
      if (response.statusCode() != 201) {
        return false;
      }
      kept.add(name);
      JsonNode meta = client.read(response.body()).path("metadata");
      revision = Long.parseLong(meta.path("resourceVersion").asText());
      return true;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static HttpResponse<String> post(ApiClient client, String name, String data)
      throws IOException {
    return client.send(
        "POST",
        PATH,
        "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"%s\"},\"data\":{\"a\":\"%s\"}}"
            .formatted(name, data));
  }

  /** What v1.18 answers when its etcd cannot write: 500 and the reason. */
  private void assertRefuses(ApiClient client) throws IOException {
    // The log was given room in advance: some more writes fit.
    for (int i = 0; post(client, "fits-" + i, BULK).statusCode() == 201; i++) {
      kept.add("fits-" + i);
    }
    for (int i = 0; i < REFUSALS; i++) {
      HttpResponse<String> response = post(client, "refused-" + i, BULK);
      assertThat(response.statusCode()).isEqualTo(500);
      JsonNode status = client.read(response.body());
      assertThat(status.path("kind").asText()).isEqualTo("Status");
      assertThat(status.path("status").asText()).isEqualTo("Failure");
      assertThat(status.path("message").asText()).endsWith("the disk is full");
    }
  }

  /** Everything acknowledged is there, in a list and one by one; the revision never goes back. */
  private void assertReads(ApiClient client) throws IOException {
    JsonNode list = client.get(PATH);
    assertThat(list.path("items").findValuesAsText("name")).containsAll(kept);
    assertThat(list.path("metadata").path("resourceVersion").asLong())
        .isGreaterThanOrEqualTo(revision);
    for (String name : kept) {
      assertThat(client.send("GET", PATH + "/" + name, "").statusCode()).isEqualTo(200);
    }
    assertThat(client.isReady()).isTrue();
  }

  private static void assertTellsOnce(String log) {
    assertThat(log.lines())
        .filteredOn(l -> l.contains("the disk is full; until"))
        .hasSize(1);
    assertThat(log.lines()).filteredOn(l -> l.contains("takes writes again")).hasSize(1);
    assertThat(Complaints.of(log)).isEmpty();
  }
}
