package dev.kubewalk.apiserver.endpoints.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.schema.Schemas;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Compares our document with that of a real server, whose structure (all but the descriptions) is
 * in the gzipped file that {@code -Dkubewalk.openapi} names. What may differ stands, each with its
 * reason, in openapi-differences.txt.
 */
@EnabledIfSystemProperty(named = "kubewalk.openapi", matches = ".+")
class OpenApiOracleTest {
  @Test
  void differsOnlyWhereThereIsAReason() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    Path path = Path.of(System.getProperty("kubewalk.openapi"));
    JsonNode expected;
    try (InputStream in = new GZIPInputStream(Files.newInputStream(path))) {
      expected = mapper.readTree(in);
    }
    OpenApiBuilder builder = new OpenApiBuilder(Schemas.load(), "v1.18.20");
    JsonNode ours = mapper.readTree(builder.add(ResourceTable.read()).build().toString());
    List<String> differences = new ArrayList<>();
    compare("", expected, withoutDescriptions(ours, false), differences);
    differences.removeIf(difference -> allowed().stream().anyMatch(difference::startsWith));
    assertThat(differences).isEmpty();
    assertThat(ours.path("paths")).hasSizeGreaterThan(400);
  }

  private static List<String> allowed() {
    InputStream in = OpenApiOracleTest.class.getResourceAsStream("openapi-differences.txt");
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
