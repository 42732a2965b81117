package dev.kubewalk.apiextensions.apiserver.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words of errors are those of v1.18, which clients compare. */
class SchemaValidatorTest {
  private final ObjectMapper mapper = new ObjectMapper();

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
          {"type":"integer"} | "x" | n: Invalid value: "string": n in body must be of type integer: "string"
          {"type":"integer"} | 1.5 | n: Invalid value: "number": n in body must be of type integer: "number"
          {"type":"integer"} | 3.0 | ``
          {"type":"string"} | null | n: Invalid value: "null": n in body must be of type string: "null"
          {"type":"string","nullable":true} | null | ``
          {"type":"integer","maximum":5} | 9 | n: Invalid value: 5: n in body should be less than or equal to 5
          {"type":"string","pattern":"^a$"} | "b" | n: Invalid value: "": n in body should match '^a$'
          {"type":"string","enum":["a","b"]} | "c" | n: Unsupported value: "c": supported values: "a", "b"
          {"not":{"enum":[7]}} | 7 | : Invalid value: "": "n" must not validate the schema (not)
          {"x-kubernetes-int-or-string":true} | true \
          | n: Invalid value: "boolean": n in body must be of type integer,string: "boolean"
          {"type":"string","format":"date"} | "2020-13-01" \
          | n: Invalid value: "2020-13-01": n in body must be of type date: "2020-13-01"
          """)
  void saysWhatIsWrong(String schema, String value, String expected) throws IOException {
    String root = "{\"properties\":{\"n\":" + schema + "}}";
    List<String> errors = SchemaValidator.validate(
            "", mapper.readTree("{\"n\":" + value + "}"), mapper.readTree(root))
        .asList()
        .stream()
        .map(FieldError::error)
        .toList();
    assertThat(String.join("; ", errors)).isEqualTo(expected);
  }
}
