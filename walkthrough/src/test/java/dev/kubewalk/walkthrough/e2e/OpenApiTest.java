package dev.kubewalk.walkthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What a running server answers at /openapi/v2, in both of its forms. */
class OpenApiTest {
  private static final String PROTOBUF =
      "application/com.github.proto-openapi.spec.v2@v1.0+protobuf";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir
  private static Path folder;

  private static KubewalkProcess server;
  private static ApiClient client;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    int port = KubewalkProcess.freePort();
    // The real server could issue tokens; without a key it documents no serviceaccounts/token.
    server = KubewalkProcess.apiServer(
        folder,
        port,
        "--service-account-issuer=https://kubernetes.default.svc",
        "--api-audiences=https://kubernetes.default.svc",
        "--service-account-signing-key-file=" + folder.resolve("certificates/apiserver.key"));
    client = server.ready(port);
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (server != null) {
      server.close();
    }
  }

  /**
   * The structure (all but the descriptions) of a real server's document is in the gzipped file
   * that {@code -Dkubewalk.openapi} names. What may differ stands, each with its reason, in
   * openapi-differences.txt.
   */
  @Test
  @EnabledIfSystemProperty(named = "kubewalk.openapi", matches = ".+")
  void differsFromARealServersOnlyWhereThereIsAReason() throws IOException {
    JsonNode expected;
    Path path = Path.of(System.getProperty("kubewalk.openapi"));
    try (InputStream in = new GZIPInputStream(Files.newInputStream(path))) {
      expected = MAPPER.readTree(in);
    }
    JsonNode ours = client.get("/openapi/v2");
    assertThat(ours.path("paths")).hasSizeGreaterThan(400);
    List<String> differences = new ArrayList<>();
    compare("", expected, withoutDescriptions(ours, false), differences);
    differences.removeIf(difference -> allowed().stream().anyMatch(difference::startsWith));
    assertThat(differences).isEmpty();
  }

  @Test
  void protobufIsTheSameDocument() throws IOException {
    JsonNode json = client.get("/openapi/v2");
    assertThat(json.path("definitions")).hasSizeGreaterThan(500);
    HttpResponse<byte[]> response = client.bytes("/openapi/v2", PROTOBUF);
    assertThat(response.statusCode()).isEqualTo(200);
    List<String> differences = new ArrayList<>();
    compare("", json, OpenApiDecoder.document(response.body()), differences);
    assertThat(differences).isEmpty();
  }

  private static List<String> allowed() {
    InputStream in = OpenApiTest.class.getResourceAsStream("openapi-differences.txt");
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }

  private static JsonNode withoutDescriptions(JsonNode node, boolean properties) {
    if (node instanceof ObjectNode object) {
      if (!properties) {
        object.remove("description");
      }
      object
          .properties()
          .forEach(
              entry -> withoutDescriptions(entry.getValue(), entry.getKey().equals("properties")));
    } else {
      node.forEach(element -> withoutDescriptions(element, false));
    }
    return node;
  }

  private static void compare(String at, JsonNode expected, JsonNode ours, List<String> out) {
    if (expected.isObject() && ours.isObject()) {
      Map<String, JsonNode> names = new TreeMap<>();
      expected.properties().forEach(e -> names.put(e.getKey(), e.getValue()));
      ours.properties().forEach(e -> names.put(e.getKey(), e.getValue()));
      names
          .keySet()
          .forEach(name -> compare(at + " " + name, expected.path(name), ours.path(name), out));
    } else if (at.endsWith(" required") && expected.isArray() && ours.isArray()) {
      // A set: its order has no meaning.
      if (!sorted(expected).equals(sorted(ours))) {
        out.add(at + ": " + expected + " but ours is " + ours);
      }
    } else if (!expected.equals(ours)) {
      out.add(at + ": " + expected + " but ours is " + ours);
    }
  }

  private static Set<String> sorted(JsonNode array) {
    TreeSet<String> names = new TreeSet<>();
    array.forEach(element -> names.add(element.asText()));
    return names;
  }
}
