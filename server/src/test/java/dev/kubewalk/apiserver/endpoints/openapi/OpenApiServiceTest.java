package dev.kubewalk.apiserver.endpoints.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apimachinery.schema.Schemas;
import dev.kubewalk.apiserver.registry.rest.Verb;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenApiServiceTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final GroupVersionKind GADGET =
      new GroupVersionKind("g.example.com", "v1", "Gadget");

  private static OpenApiBuilder builder() throws IOException {
    return new OpenApiBuilder(Schemas.load(), "v1.18.20").add(ResourceTable.read());
  }

  @Test
  void protobufCarriesTheSameDocument() throws IOException {
    JsonNode json = builder().build();
    ProtoReader document = new ProtoReader(OpenApiProto.encode(json));
    assertThat(document.strings(1)).containsExactly("2.0");
    assertThat(document.message(2).strings(2)).containsExactly("v1.18.20");
    assertThat(document.message(8).names(2))
        .containsExactlyElementsOf(
            json.path("paths").propertyStream().map(Map.Entry::getKey).toList());
    assertThat(document.message(9).messages(1)).hasSize(json.path("definitions").size());

    ProtoReader create = document.message(8).named(2, "/api/v1/namespaces").message(4);
    assertThat(create.strings(5)).containsExactly("createCoreV1Namespace");
    assertThat(create.named(13, "x-kubernetes-action").strings(2)).containsExactly("\"post\"\n");
    ProtoReader body = create.messages(8).get(0).message(1, 1);
    assertThat(body.strings(2)).containsExactly("body");
    assertThat(body.isTrue(4)).isTrue();
    assertThat(body.message(5).strings(1))
        .containsExactly("#/definitions/io.k8s.api.core.v1.Namespace");

    ProtoReader container = document.message(9).named(1, "io.k8s.api.core.v1.Container");
    assertThat(container.strings(19)).containsExactly("name");
    ProtoReader ports = container.message(25).named(1, "ports");
    assertThat(ports.message(22).strings(1)).containsExactly("array");
    assertThat(ports.message(23, 1).strings(1))
        .containsExactly("#/definitions/io.k8s.api.core.v1.ContainerPort");
    assertThat(ports.named(31, "x-kubernetes-list-map-keys").strings(2))
        .containsExactly("[\"containerPort\",\"protocol\"]\n");
  }

  @Test
  void holdsOnlyDefinitionsThatAreReached() throws IOException {
    List<ApiResource> configMaps = ResourceTable.read().stream()
        .filter(r -> r.plural().equals("configmaps"))
        .toList();
    ObjectNode document =
        new OpenApiBuilder(Schemas.load(), "v1").add(configMaps).build();
    assertThat(document.path("definitions").has("io.k8s.api.core.v1.ConfigMap")).isTrue();
    assertThat(document.path("definitions").has("io.k8s.api.core.v1.Pod")).isFalse();
  }

  @Test
  void takesCustomResources() throws IOException {
    ApiResource gadgets =
        new ApiResource(GADGET, "gadgets", true, Verb.all(), true, false, List.of());
    ObjectNode schema =
        (ObjectNode) MAPPER.readTree("{\"properties\":{\"size\":{\"type\":\"integer\"}}}");
    ObjectNode document = builder().addCustom(gadgets, schema).build();
    JsonNode definition = document.path("definitions").path("com.example.g.v1.Gadget");
    assertThat(definition
            .path("properties")
            .propertyStream()
            .map(Map.Entry::getKey)
            .toList())
        .containsExactlyInAnyOrder("size", "apiVersion", "kind", "metadata");
    JsonNode path =
        document.path("paths").path("/apis/g.example.com/v1/namespaces/{namespace}/gadgets");
    assertThat(path.path("get").path("operationId").asText())
        .isEqualTo("listGExampleComV1NamespacedGadget");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|application/json",
        "*/*|application/json",
        "application/com.github.proto-openapi.spec.v2@v1.0+protobuf"
            + "|application/com.github.proto-openapi.spec.v2@v1.0+protobuf",
        "text/html, application/json;q=0.5|application/json",
        "text/html|''"
      })
  void negotiates(String accept, String type) {
    assertThat(OpenApiService.negotiate(accept)).isEqualTo(type);
  }

  @Test
  void buildsOnceAndAnswersWithBytesAndTag() throws IOException {
    AtomicInteger builds = new AtomicInteger();
    OpenApiService service = new OpenApiService(() -> {
      builds.incrementAndGet();
      return MAPPER.createObjectNode().put("swagger", "2.0");
    });
    FakeExchange plain = new FakeExchange(Map.of());
    service.serve(plain.request(), plain);
    assertThat(plain.status()).isEqualTo(200);
    assertThat(new String(plain.body(), StandardCharsets.UTF_8)).isEqualTo("{\"swagger\":\"2.0\"}");

    FakeExchange zipped = new FakeExchange(Map.of("Accept-Encoding", "gzip"));
    service.serve(zipped.request(), zipped);
    assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes())
        .isEqualTo(plain.body());

    FakeExchange unchanged = new FakeExchange(Map.of("If-None-Match", plain.header("Etag")));
    service.serve(unchanged.request(), unchanged);
    assertThat(unchanged.status()).isEqualTo(304);
    assertThat(unchanged.body()).isEmpty();

    FakeExchange proto = new FakeExchange(Map.of("Accept", OpenApiService.PROTO));
    service.serve(proto.request(), proto);
    assertThat(new ProtoReader(proto.body()).strings(1)).containsExactly("2.0");
    assertThat(builds).hasValue(1);
    service.refresh();
    service.warmUp();
    assertThat(builds).hasValue(2);

    FakeExchange refused = new FakeExchange(Map.of("Accept", "text/html"));
    service.serve(refused.request(), refused);
    assertThat(refused.status()).isEqualTo(406);
  }
}
