package dev.kubewalk.apiserver.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What few clients ask for, and v1.18 has an answer to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OddRequestsTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String MAPS = "/api/v1/namespaces/odd/configmaps";

  private TestingApi api;

  @BeforeAll
  void start() throws Exception {
    api = new TestingApi(0);
    String body = "{'metadata':{'name':'a','labels':{'l':'m'}},'data':{'k':'v'}}";
    send(201, "POST", MAPS, body);
  }

  @AfterAll
  void stop() throws IOException {
    api.close();
  }

  private JsonNode send(int status, String method, String path, String body, String... headers)
      throws Exception {
    HttpResponse<String> response = api.send(method, path, body.replace('\'', '"'), headers);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return MAPPER.readTree(response.body());
  }

  @ParameterizedTest
  @CsvSource({"'',", "?dryRun=All"})
  void aTakenNameMayBeTriedAgainByWhoGeneratesNames(String query) throws Exception {
    String body = "{'metadata':{'name':'a','generateName':'b-'}}";
    JsonNode answer = send(500, "POST", MAPS + (query == null ? "" : query), body);
    assertThat(answer.path("reason").asText()).isEqualTo("ServerTimeout");
    assertThat(answer.path("details").toString()).isEqualTo("{\"kind\":\"ConfigMap\"}");
    assertThat(answer.path("message").asText())
        .isEqualTo("The POST operation against ConfigMap could not be completed at this time,"
            + " please try again.");
  }

  @ParameterizedTest
  @CsvSource({"a", "missing", "missing?dryRun=All"})
  void aUidInAnUpdateIsThatOfAnObject(String name) throws Exception {
    String body = "{'metadata':{'name':'" + name.split("[?]")[0] + "','uid':'u'}}";
    JsonNode answer = send(409, "PUT", MAPS + "/" + name, body);
    assertThat(answer.path("message").asText())
        .contains("Precondition failed: UID in precondition: u, UID in object meta: ");
  }

  @Test
  void anExportIsWhatAnotherClusterCanTake() throws Exception {
    JsonNode exported = send(200, "GET", MAPS + "/a?export=true", "");
    assertThat(exported.path("metadata"))
        .isEqualTo(MAPPER.readTree("{\"name\":\"a\",\"labels\":{\"l\":\"m\"},"
            + "\"creationTimestamp\":null,\"selfLink\":\"" + MAPS + "/a\"}"));
    assertThat(exported.at("/data/k").asText()).isEqualTo("v");
    JsonNode exact = send(200, "GET", MAPS + "/a?export=true&exact=true", "");
    assertThat(exact.at("/metadata/namespace").asText()).isEqualTo("odd");
    assertThat(exact.at("/metadata").has("uid")).isFalse();
    JsonNode whole = send(200, "GET", MAPS + "/a?export=false", "");
    assertThat(whole.at("/metadata").has("uid")).isTrue();
  }

  @Test
  void aPartOfAnObjectIsNotExported() throws Exception {
    send(201, "POST", "/api/v1/namespaces", "{'metadata':{'name':'whole'}}");
    JsonNode answer = send(400, "GET", "/api/v1/namespaces/whole/status?export=true", "");
    assertThat(answer.path("message").asText())
        .isEqualTo("export of \"namespaces\" is not supported");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      json            | null                                                | 200
      json            | [null]                                              | 422
      json            | [{'op':'remove','path':'/kind'}]                    | 200
      json            | [{'op':'replace','path':'/kind','value':'Secret'}]  | 422
      json            | [{'op':'replace','path':'/apiVersion','value':'w'}] | 422
      json            | [{'op':'remove','path':'/apiVersion'}]              | 400
      merge           | {'kind':'Secret'}                                   | 422
      merge           | {'apiVersion':null}                                 | 400
      strategic-merge | null                                                | 200
      strategic-merge | {'kind':'Secret','apiVersion':'w'}                  | 200
      """, quoteCharacter = '~')
  void patchesThatSayAnotherKind(String type, String body, int status) throws Exception {
    String mediaType = "application/" + type + "-patch+json";
    JsonNode answer = send(status, "PATCH", MAPS + "/a", body, "Content-Type", mediaType);
    assertThat(answer.path("kind").asText()).isEqualTo(status == 200 ? "ConfigMap" : "Status");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      application/json;stream=watch                     | application/json
      application/yaml;stream=watch, application/json   | application/json
      application/yaml;stream=other, application/json   | application/json
      application/yaml;sv=v1, application/json          | application/yaml
      application/yaml;sv=v2, application/json          | application/json
      application/yaml;v=v1, application/json           | application/json
      application/json;q=x, application/yaml;q=0.1      | application/yaml
      */json, application/yaml                          | application/yaml
      """)
  void parametersOfAccept(String accept, String type) throws Exception {
    HttpResponse<String> response = api.send("GET", MAPS + "/a", "", "Accept", accept);
    assertThat(response.headers().firstValue("Content-Type")).contains(type);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      application/json;                  | 200
      APPLICATION/JSON; a = b;c="d;\\"e"; | 200
      application/json;a=                | 415
      application/json;a=b;A=c           | 415
      application/json;a="b              | 415
      application/json;a=b c             | 415
      application/json;;                 | 415
      """, quoteCharacter = '~')
  void parametersOfContentType(String contentType, int status) throws Exception {
    String body = "{'metadata':{'name':'a'}}";
    send(status, "PUT", MAPS + "/a?dryRun=All", body, "Content-Type", contentType);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/namespaces?fieldSelector=metadata.namespace%3Dx, 400",
    "/api/v1/namespaces?fieldSelector=status.phase%3Dx, 200",
    "/api/v1/namespaces/odd/configmaps?fieldSelector=metadata.namespace%3Dx, 200",
  })
  void kindsWithFieldsOfTheirOwnListThemAll(String path, int status) throws Exception {
    JsonNode answer = send(status, "GET", path, "");
    assertThat(answer.has("items")).isEqualTo(status == 200);
  }
}
