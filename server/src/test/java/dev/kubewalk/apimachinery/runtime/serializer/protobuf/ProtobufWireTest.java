package dev.kubewalk.apimachinery.runtime.serializer.protobuf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apimachinery.runtime.serializer.json.SchemaDecoder;
import dev.kubewalk.apimachinery.schema.ObjectSchema;
import dev.kubewalk.apimachinery.schema.Schemas;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Decodes every protobuf file of the folder that {@code -Dkubewalk.wire} names, each a fully
 * populated object, and compares it with the JSON file beside it.
 */
@EnabledIfSystemProperty(named = "kubewalk.wire", matches = ".+")
class ProtobufWireTest {
  private static final Schemas SCHEMAS = Schemas.load();
  private static final GroupVersionKind UNSAID = new GroupVersionKind("", "", "");

  private final ProtobufSerializer protobuf = new ProtobufSerializer(SCHEMAS);
  private final SchemaDecoder decoder = new SchemaDecoder(SCHEMAS);
  private final ObjectMapper mapper = new ObjectMapper();

  @Test
  void saysWhatJsonSays() throws Exception {
    int compared = 0;
    for (Path file : files()) {
      byte[] enveloped = Files.readAllBytes(file);
      Optional<ObjectSchema> schema = SCHEMAS.byKind(protobuf.interpret(enveloped));
      if (schema.isPresent()) {
        byte[] json = Files.readAllBytes(Path.of(file.toString().replaceFirst("pb$", "json")));
        ObjectNode tree = protobuf.decode(enveloped, UNSAID);
        ObjectNode normal =
            decoder.decode(tree.toString().getBytes(StandardCharsets.UTF_8), schema.get());
        ObjectNode expected = decoder.decode(json, schema.get());
        assertThat(mapper.readTree(normal.toString()))
            .as(file.toString())
            .isEqualTo(mapper.readTree(expected.toString()));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(70);
  }

  @Test
  void writesWhatItReads() throws Exception {
    int equal = 0;
    List<String> others = new ArrayList<>();
    for (Path file : files()) {
      byte[] enveloped = Files.readAllBytes(file);
      Optional<ObjectSchema> schema = SCHEMAS.byKind(protobuf.interpret(enveloped));
      if (schema.isPresent()) {
        byte[] json = Files.readAllBytes(Path.of(file.toString().replaceFirst("pb$", "json")));
        byte[] written = protobuf.encode(decoder.decode(json, schema.get()));
        assertThat(protobuf.decode(written, UNSAID).toString())
            .as(file.toString())
            .isEqualTo(protobuf.decode(enveloped, UNSAID).toString());
        if (Arrays.equals(written, enveloped)) {
          equal++;
        } else {
          others.add(file.getFileName().toString());
        }
      }
    }
    assertThat(others).as("%d are equal to the byte", equal).isEmpty();
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("kubewalk.wire")))) {
      return files.filter(file -> file.toString().endsWith(".pb")).sorted().toList();
    }
  }
}
