package dev.kubewalk.apiserver.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.kv.BackendException;
import java.io.IOException;

/** Objects as JSON text and back. */
final class JsonText {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final ObjectReader READER = MAPPER.readerFor(ObjectNode.class);
  private static final ObjectWriter WRITER = MAPPER.writer();

  private JsonText() {}

  static byte[] write(Unstructured object) {
    try {
      return WRITER.writeValueAsBytes(object.node());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON nodes could not be written", e);
    }
  }

  static Unstructured read(byte[] json) {
    try {
      return Unstructured.of(READER.<ObjectNode>readValue(json));
    } catch (IOException e) {
      throw new BackendException.Unreadable("a stored value is not a JSON object", e);
    }
  }
}
