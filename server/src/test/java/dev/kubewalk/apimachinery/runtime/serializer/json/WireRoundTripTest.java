package dev.kubewalk.apimachinery.runtime.serializer.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apimachinery.schema.ObjectSchema;
import dev.kubewalk.apimachinery.schema.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Decodes every JSON and YAML file of the folder that {@code -Dkubewalk.wire} names, each a fully
 * populated object, and compares: nothing may be lost.
 */
@EnabledIfSystemProperty(named = "kubewalk.wire", matches = ".+")
class WireRoundTripTest {
  private static final Schemas SCHEMAS = Schemas.load();

  private final SchemaDecoder decoder = new SchemaDecoder(SCHEMAS);
  private final ObjectMapper mapper = new ObjectMapper();

  @Test
  void losesNothing() throws Exception {
    int compared = 0;
    for (Path file : files(".json")) {
      byte[] json = Files.readAllBytes(file);
      Optional<ObjectSchema> schema = schema(json);
      if (schema.isPresent()) {
        JsonNode original = mapper.readTree(json);
        ObjectNode decoded = decoder.decode(json, schema.get());
        // Compared as text: the same number may be held as int or long.
        assertThat(mapper.readTree(decoded.toString())).as(file.toString()).isEqualTo(original);
        compared++;
        Path yaml = Path.of(file.toString().replaceFirst("json$", "yaml"));
        byte[] converted = YamlToJson.convert(Files.readAllBytes(yaml));
        assertThat(mapper.readTree(decoder.decode(converted, schema.get()).toString()))
            .as(yaml.toString())
            .isEqualTo(original);
      }
    }
    assertThat(compared).isGreaterThan(70);
  }

  private Optional<ObjectSchema> schema(byte[] json) throws DecodeException {
    GroupVersionKind kind = decoder.interpret(json);
    return SCHEMAS.byKind(kind);
  }

  private static List<Path> files(String suffix) throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("kubewalk.wire")))) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    }
  }
}
