package dev.kubewalk.apiserver.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests over HTTP against resources in a memory store. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiGroupVersionTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String JSON = "application/json";
  private static final String MERGE = "application/merge-patch+json";

  private TestingApi api;

  @BeforeAll
  void start() throws IOException {
    api = new TestingApi(0);
  }

  @AfterAll
  void stop() throws IOException {
    api.close();
  }

  private JsonNode send(int status, String method, String path, String body, String... headers)
      throws Exception {
    HttpResponse<String> response = api.send(method, path, body, headers);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return MAPPER.readTree(response.body());
  }

  private static String collection(String namespace) {
    return "/api/v1/namespaces/" + namespace + "/configmaps";
  }

  @Test
  void createFillsInMetadata() throws Exception {
    JsonNode created =
        send(201, "POST", collection("fill"), "{\"metadata\":{\"generateName\":\"a-\"}}");
    JsonNode metadata = created.path("metadata");
    assertThat(metadata.path("name").asText()).matches("a-[bcdfghjklmnpqrstvwxz2456789]{5}");
    assertThat(metadata.path("namespace").asText()).isEqualTo("fill");
    assertThat(metadata.path("uid").asText()).hasSize(36);
    assertThat(metadata.path("resourceVersion").asLong()).isPositive();
    assertThat(metadata.path("selfLink").asText())
        .isEqualTo(collection("fill") + "/" + metadata.path("name").asText());
    JsonNode read = send(200, "GET", metadata.path("selfLink").asText(), "");
    assertThat(read).isEqualTo(created);
  }

  @Test
  void updateNeedsTheNewestVersion() throws Exception {
    String path = collection("update") + "/a";
    JsonNode created = send(201, "POST", collection("update"), "{\"metadata\":{\"name\":\"a\"}}");
    String stale = created.path("metadata").path("resourceVersion").asText();
    send(200, "PUT", path, "{\"metadata\":{\"name\":\"a\"},\"data\":{\"k\":\"v\"}}");
    JsonNode conflict = send(
        409, "PUT", path, "{\"metadata\":{\"name\":\"a\",\"resourceVersion\":\"" + stale + "\"}}");
    assertThat(conflict.path("reason").asText()).isEqualTo("Conflict");
    JsonNode patched = send(200, "PATCH", path, "{\"data\":{\"l\":\"w\"}}", "Content-Type", MERGE);
    assertThat(patched.path("data").toString()).isEqualTo("{\"k\":\"v\",\"l\":\"w\"}");
  }

  @Test
  void listStripsKindsAndPages() throws Exception {
    for (String name : List.of("a", "b", "c")) {
      String body =
          "{\"metadata\":{\"name\":\"" + name + "\",\"labels\":{\"l\":\"" + name + "\"}}}";
      send(201, "POST", collection("list"), body);
    }
    JsonNode all = send(200, "GET", collection("list"), "");
    assertThat(all.path("items")).hasSize(3);
    assertThat(all.path("items").get(0).has("kind")).isFalse();
    JsonNode page = send(200, "GET", collection("list") + "?limit=2", "");
    assertThat(page.path("metadata").path("remainingItemCount").asInt()).isEqualTo(1);
    String token = page.path("metadata").path("continue").asText();
    JsonNode rest = send(200, "GET", collection("list") + "?limit=2&continue=" + token, "");
    assertThat(rest.path("items").get(0).path("metadata").path("name").asText()).isEqualTo("c");
    JsonNode some = send(200, "GET", collection("list") + "?labelSelector=l%20in%20(a,b)", "");
    assertThat(some.path("items")).hasSize(2);
  }

  @Test
  void deleteWaitsForFinalizers() throws Exception {
    String path = collection("delete") + "/a";
    send(
        201,
        "POST",
        collection("delete"),
        "{\"metadata\":{\"name\":\"a\",\"finalizers\":[\"e.com/hold\"]}}");
    JsonNode marked = send(200, "DELETE", path, "");
    assertThat(marked.path("metadata").has("deletionTimestamp")).isTrue();
    send(200, "PATCH", path, "{\"metadata\":{\"finalizers\":null}}", "Content-Type", MERGE);
    send(404, "GET", path, "");
  }

  @Test
  void watchShowsWhatHappensAfterAVersion() throws Exception {
    JsonNode list = send(200, "GET", collection("watch"), "");
    String version = list.path("metadata").path("resourceVersion").asText();
    send(201, "POST", collection("watch"), "{\"metadata\":{\"name\":\"a\"}}");
    send(200, "DELETE", collection("watch") + "/a", "");
    HttpResponse<String> events = api.send(
        "GET", collection("watch") + "?watch=1&timeoutSeconds=1&resourceVersion=" + version, "");
    List<String> types =
        events.body().lines().map(line -> line.substring(0, line.indexOf(','))).toList();
    assertThat(types).containsExactly("{\"type\":\"ADDED\"", "{\"type\":\"DELETED\"");
  }

  @Test
  void scaleIsPartOfTheObject() throws Exception {
    String objects = "/apis/apps/v1/namespaces/scale/deployments";
    send(
        201,
        "POST",
        objects,
        "{\"metadata\":{\"name\":\"d\"},\"spec\":{\"selector\":{\"matchLabels\":{\"a\":\"b\"}}}}");
    JsonNode scale = send(
        200, "PATCH", objects + "/d/scale", "{\"spec\":{\"replicas\":3}}", "Content-Type", MERGE);
    assertThat(scale.path("kind").asText()).isEqualTo("Scale");
    assertThat(scale.path("status").path("selector").asText()).isEqualTo("a=b");
    JsonNode object = send(200, "GET", objects + "/d", "");
    assertThat(object.path("spec").path("replicas").asInt()).isEqualTo(3);
    assertThat(object.path("metadata").path("generation").asInt()).isEqualTo(2);
  }

  @Test
  void tableHasARowForEachObject() throws Exception {
    send(201, "POST", collection("table"), "{\"metadata\":{\"name\":\"a\"}}");
    JsonNode table = send(
        200,
        "GET",
        collection("table"),
        "",
        "Accept",
        "application/json;as=Table;v=v1;g=meta.k8s.io");
    assertThat(table.path("rows").get(0).path("cells").get(0).asText()).isEqualTo("a");
    assertThat(table.path("columnDefinitions").get(0).path("format").asText()).isEqualTo("name");
  }

  @ParameterizedTest
  @CsvSource({
    "'', Table, 200, Table",
    "/status, Table, 406, Status",
    "/scale, Table, 406, Status",
    "/status, PartialObjectMetadata, 200, PartialObjectMetadata",
    "/scale, PartialObjectMetadata, 200, PartialObjectMetadata"
  })
  void subresourcesHaveMetadataButNoTables(String subresource, String as, int status, String kind)
      throws Exception {
    String objects = "/apis/apps/v1/namespaces/tables/deployments";
    api.send("POST", objects, "{\"metadata\":{\"name\":\"d\"},\"spec\":{\"replicas\":1}}");
    String only = "application/json;v=v1;g=meta.k8s.io;as=" + as;
    String path = objects + "/d" + subresource;
    assertThat(send(status, "GET", path, "", "Accept", only).path("kind").asText())
        .isEqualTo(kind);
    send(200, "GET", path, "", "Accept", only + "," + JSON);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/v1/nothing, application/json, 404, NotFound",
    "GET, /api/v1/configmaps/a, application/json, 404, NotFound",
    "GET, /api/v1/namespaces//configmaps, application/json, 404, NotFound",
    "PUT, /api/v1/namespaces/x/configmaps, application/json, 405, MethodNotAllowed",
    "DELETE, /api/v1/configmaps, application/json, 405, MethodNotAllowed",
    "GET, /api/v1/namespaces/x/configmaps, text/html, 406, NotAcceptable",
    "GET, /api/v1/namespaces/x/configmaps?limit=x, application/json, 400, BadRequest",
    "GET, /api/v1/namespaces/x/configmaps/.., application/json, 400, BadRequest",
    "PATCH, /api/v1/namespaces/x/configmaps/a, application/json, 415, UnsupportedMediaType",
  })
  void refusals(String method, String path, String accept, int status, String reason)
      throws Exception {
    JsonNode answer = send(
        status, method, path.replace("..", "%2e%2e"), "", "Accept", accept, "Content-Type", JSON);
    assertThat(answer.path("reason").asText()).isEqualTo(reason);
  }
}
