package dev.kubewalk.apiserver.registry.generic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** Trees of objects as JSON text and back. */
public final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final ObjectReader READER = MAPPER.readerFor(ObjectNode.class);
  private static final ObjectWriter WRITER = MAPPER.writer();
  private static final ObjectWriter PRETTY = MAPPER.writer(new GoIndent());

  private Json() {}

  public static byte[] write(JsonNode node) throws JsonProcessingException {
    return WRITER.writeValueAsBytes(node);
  }

  /** As Go's encoder indents: two spaces, a colon and one blank, empty containers closed. */
  public static byte[] writePretty(JsonNode node) throws JsonProcessingException {
    return PRETTY.writeValueAsBytes(node);
  }

  /**
   * @throws IOException when the text is no JSON object
   */
  public static ObjectNode readObject(byte[] json) throws IOException {
    return READER.readValue(json);
  }
}
