package dev.kubewalk.apiserver.endpoints.handlers.patch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kubewalk.apimachinery.runtime.serializer.json.DecodeException;
import dev.kubewalk.apimachinery.schema.ObjectSchema;
import dev.kubewalk.apimachinery.schema.Schemas;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnstructuredConverterTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectSchema DEPLOYMENT =
      Schemas.load().byName("io.k8s.api.apps.v1.Deployment").orElseThrow();

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
          {"spec":{"replicas":2.0}}          | {"spec":{"replicas":2}}
          {"spec":{"replicas":4294967297}}   | {"spec":{"replicas":1}}
          {"spec":null}                      | {"spec":null}
          {"metadata":{"labels":{"a":"b"}}}  | {"metadata":{"labels":{"a":"b"}}}
          """)
  void fitsNumbersIntoTheirFields(String given, String wanted) throws IOException, DecodeException {
    JsonNode tree = JSON.readTree(given);

    UnstructuredConverter.restore(tree, DEPLOYMENT);

    assertEquals(wanted, tree.toString());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
          {"spec":5}                                           | cannot restore struct from: int64
          {"spec":{"template":{"spec":{"containers":{}}}}}     | cannot restore slice from map
          {"metadata":{"labels":["a"]}}                        | cannot restore map from slice
          {"metadata":{"labels":{"a":1}}}                      | cannot convert int64 to string
          {"metadata":{"labels":{"a":true}}}                   | unrecognized type: string
          {"spec":{"replicas":"many"}}                         | unrecognized type: int32
          {"spec":{"replicas":1.5}}                            | cannot convert float64 to int32
          {"spec":{"paused":"yes"}}                            | unrecognized type: bool
          """)
  void tellsWhatDoesNotFit(String given, String message) throws IOException {
    JsonNode tree = JSON.readTree(given);

    DecodeException refused =
        assertThrows(DecodeException.class, () -> UnstructuredConverter.restore(tree, DEPLOYMENT));

    assertEquals(message, refused.getMessage());
  }
}
