package dev.kubewalk.apiextensions.apiserver.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pruning, defaulting, and what makes a schema structural. */
class StructuralTest {
  private final ObjectMapper mapper = new ObjectMapper();

  private JsonNode read(String json) throws IOException {
    return mapper.readTree(json);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
          {"properties":{"a":{}}} | {"a":1,"b":2,"kind":"K"} | {"a":1,"kind":"K"}
          {"x-kubernetes-preserve-unknown-fields":true,"properties":{"a":{"properties":{"x":{}}}}} \
          | {"a":{"x":1,"y":2},"b":[{"c":1}]} \
          | {"a":{"x":1},"b":[{"c":1}]}
          {"additionalProperties":{"properties":{"x":{}}}} | {"q":{"x":1,"y":2}} | {"q":{"x":1}}
          {"properties":{"l":{"items":{"properties":{"x":{}}}}}} | {"l":[{"x":1,"y":2}]} | {"l":[{"x":1}]}
          """)
  void prunesWhatIsNotNamed(String schema, String value, String expected) throws IOException {
    JsonNode object = read(value);
    Pruning.prune(object, Structural.of(read(schema)), true);
    assertThat(object).isEqualTo(read(expected));
  }

  @Test
  void defaultsComeInWhereNothingIs() throws IOException {
    String schema = """
        {"properties":{"o":{"default":{},"properties":{"x":{"default":"X"}}},"n":{"default":1}}}
        """;
    JsonNode object = read("{\"n\":null}");
    Defaulting.apply(object, Structural.of(read(schema)));
    assertThat(object).isEqualTo(read("{\"n\":null,\"o\":{\"x\":\"X\"}}"));
  }

  @Test
  void everyNamedFieldHasAType() throws IOException {
    Structural schema = Structural.of(read("{\"properties\":{\"n\":{\"minimum\":3}}}"));
    assertThat(StructuralValidation.validate("s", schema).message())
        .isEqualTo(
            "[s.properties[n].type: Required value: must not be empty for specified object fields,"
                + " s.type: Required value: must not be empty at the root]");
  }
}
