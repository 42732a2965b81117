package dev.kubewalk.walkthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kubewalk.componentbase.Clock;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server killed at a random moment has lost nothing that it acknowledged. Two rounds; {@code
 * -Dkubewalk.durability.rounds=30} for more.
 */
class DurabilityTest {
  private static final int ROUNDS = Integer.getInteger("kubewalk.durability.rounds", 2);
  private static final int CLIENTS = 8;
  private static final int AT_LEAST = 50;
  private static final int MOST_MILLIS = 600;
  private static final String PATH = "/api/v1/namespaces/default/configmaps";

  @TempDir
  private Path folder;

  /** What the server acknowledged: name, then the resourceVersion. */
  private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();

  private final AtomicLong highest = new AtomicLong();

  @Test
  void whatWasAcknowledgedIsThere() throws IOException, InterruptedException {
    Random random = new Random(42);
    int port = KubewalkProcess.freePort();
    for (int round = 0; round < ROUNDS; round++) {
      try (KubewalkProcess server = KubewalkProcess.apiServer(folder, port)) {
        ApiClient client = server.ready(port);
        check(client);
        int before = acknowledged.size();
        List<Thread> writers = writers(client, round);
        KubewalkProcess.until("enough writes", () -> acknowledged.size() >= before + AT_LEAST);
        Clock.system().sleep(Duration.ofMillis(random.nextInt(MOST_MILLIS)));
        server.kill();
        for (Thread writer : writers) {
          writer.join();
        }
      }
    }
    try (KubewalkProcess server = KubewalkProcess.apiServer(folder, port)) {
      check(server.ready(port));
    }
    System.out.printf(
        "durability: %d rounds, %d acknowledged writes, none lost%n", ROUNDS, acknowledged.size());
  }

  private void check(ApiClient client) throws IOException {
    JsonNode list = client.get(PATH);
    Map<String, Long> stored = new HashMap<>();
    for (JsonNode item : list.path("items")) {
      JsonNode meta = item.path("metadata");
      stored.put(
          meta.path("name").asText(),
          Long.parseLong(meta.path("resourceVersion").asText()));
    }
    assertThat(stored).containsAllEntriesOf(acknowledged);
    long revision = Long.parseLong(list.path("metadata").path("resourceVersion").asText());
    assertThat(revision).isGreaterThanOrEqualTo(highest.get());
  }

  private List<Thread> writers(ApiClient client, int round) {
    List<Thread> writers = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      String prefix = "w" + round + "-" + i + "-";
      Thread writer = new Thread(() -> writeUntilItFails(client, prefix), prefix);
      writer.start();
      writers.add(writer);
    }
    return writers;
  }

  private void writeUntilItFails(ApiClient client, String prefix) {
    for (int n = 0; ; n++) {
      String name = prefix + n;
      String body = "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"%s\"}}"
          .formatted(name);
      try {
        HttpResponse<String> response = client.send("POST", PATH, body);
        if (response.statusCode() != 201) {
          throw new AssertionError(response.statusCode() + " " + response.body());
        }
        JsonNode meta = client.read(response.body()).path("metadata");
        long version = Long.parseLong(meta.path("resourceVersion").asText());
        acknowledged.put(name, version);
        highest.accumulateAndGet(version, Math::max);
      } catch (IOException killed) {
        return;
      }
    }
  }
}
