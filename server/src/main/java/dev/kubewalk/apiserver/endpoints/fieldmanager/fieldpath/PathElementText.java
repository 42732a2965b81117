package dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Path elements as keys of FieldsV1: {@code f:name}, {@code k:{"name":"c"}}, {@code v:"x"}, {@code
 * i:0}.
 *
 * <p>Go: vendor/sigs.k8s.io/structured-merge-diff/v3/fieldpath/serialize-pe.go
 * (SerializePathElement, DeserializePathElement)
 */
final class PathElementText {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private PathElementText() {}

  static String write(PathElement element) {
    if (element instanceof PathElement.FieldName field) {
      return "f:" + field.name();
    }
    if (element instanceof PathElement.Key key) {
      ObjectNode fields = JsonNodeFactory.instance.objectNode();
      key.fields().forEach(field -> fields.set(field.name(), field.value()));
      return "k:" + fields;
    }
    if (element instanceof PathElement.Value value) {
      return "v:" + value.value();
    }
    return "i:" + ((PathElement.Index) element).index();
  }

  /**
   * @return empty for a form that a later version may know
   * @throws FieldsException when the text is no path element
   */
  static Optional<PathElement> read(String text) throws FieldsException {
    if (text.length() < 2) {
      throw new FieldsException("key must be 2 characters long: " + text);
    }
    if (text.charAt(1) != ':') {
      throw new FieldsException("missing colon: " + text);
    }
    String rest = text.substring(2);
    return switch (text.charAt(0)) {
      case 'f' -> Optional.of(new PathElement.FieldName(rest));
      case 'v' -> Optional.of(new PathElement.Value(parse(rest)));
      case 'k' -> Optional.of(key(parse(rest)));
      case 'i' -> Optional.of(index(rest));
      default -> Optional.empty();
    };
  }

  private static PathElement key(JsonNode fields) throws FieldsException {
    if (!fields.isObject()) {
      throw new FieldsException("a key is no object: " + fields);
    }
    List<PathElement.KeyField> key = new ArrayList<>();
    fields.properties().forEach(e -> key.add(new PathElement.KeyField(e.getKey(), e.getValue())));
    key.sort(null);
    return new PathElement.Key(key);
  }

  private static PathElement index(String text) throws FieldsException {
    try {
      return new PathElement.Index(Integer.parseInt(text));
    } catch (NumberFormatException e) {
      throw new FieldsException("not an index: " + text, e);
    }
  }

  private static JsonNode parse(String text) throws FieldsException {
    try {
      JsonNode parsed = MAPPER.readTree(text);
      if (parsed.isMissingNode()) {
        throw new FieldsException("unexpected end of JSON input");
      }
      return parsed;
    } catch (JsonProcessingException e) {
      throw new FieldsException("invalid JSON: " + text, e);
    }
  }
}
