package dev.kubewalk.apimachinery.runtime.serializer.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.schema.Field;
import dev.kubewalk.apimachinery.schema.ListSchema;
import dev.kubewalk.apimachinery.schema.MapSchema;
import dev.kubewalk.apimachinery.schema.ObjectSchema;
import dev.kubewalk.apimachinery.schema.Scalar;
import dev.kubewalk.apimachinery.schema.Schema;
import java.util.List;

/**
 * Decodes one JSON object into a tree by its schema, field by field as json-iterator fills a
 * struct. The name of each struct and field is put in front of an error on the way out. A field
 * that comes twice is merged into what the first one left.
 *
 * <p>Go: vendor/github.com/json-iterator/go/reflect_struct_decoder.go (generalStructDecoder)
 */
final class StructDecoder {
  /** Up to this many fields json-iterator uses a decoder that words some errors differently. */
  private static final int SMALL_STRUCT = 10;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonIterator in;
  private final ScalarDecoder scalars;

  private StructDecoder(byte[] json) {
    this.in = new JsonIterator(json);
    this.scalars = new ScalarDecoder(in);
  }

  static ObjectNode decode(byte[] json, ObjectSchema schema) throws DecodeException {
    StructDecoder decoder = new StructDecoder(json);
    JsonNode decoded = decoder.object(schema, null);
    JsonIterator in = decoder.in;
    if (in.nextToken() != 0) {
      in.report("Unmarshal", "there are bytes left after unmarshal");
    }
    if (in.failed()) {
      throw new DecodeException(in.error());
    }
    return (ObjectNode) decoded;
  }

  private JsonNode value(Schema schema, JsonNode existing) {
    if (schema instanceof ObjectSchema object) {
      return object(object, existing);
    } else if (schema instanceof ListSchema list) {
      return list(list, existing);
    } else if (schema instanceof MapSchema map) {
      return map(map, existing);
    }
    return scalars.decode((Scalar) schema, existing);
  }

  private JsonNode object(ObjectSchema schema, JsonNode existing) {
    ObjectNode target = existing instanceof ObjectNode object ? object : NODES.objectNode();
    if (schema.fields().isEmpty()) {
      skipEmptyStruct();
      return target;
    }
    if (objectStarts() && in.enter()) {
      if (schema.fields().size() <= SMALL_STRUCT) {
        do {
          String name = smallStructField();
          field(schema, name, target);
        } while (!smallStructEnds());
        prefix(schema);
      } else {
        int c;
        do {
          field(schema, generalField(schema), target);
          c = in.nextToken();
        } while (c == ',');
        prefix(schema);
        if (c != '}') {
          in.report("struct Decode", "expect }, but found " + JsonIterator.show(c));
        }
      }
      in.leave();
    }
    StructForm.finish(target, schema);
    return target;
  }

  private void prefix(ObjectSchema schema) {
    if (in.failed()) {
      in.prefixError(schema.goType() + ".");
    }
  }

  private void skipEmptyStruct() {
    int c = in.peekToken();
    if (c != '{' && c != 'n') {
      in.report("skipObjectDecoder", "expect object or null");
      return;
    }
    JsonSkipper.skip(in);
  }

  private boolean objectStarts() {
    int c = in.nextToken();
    if (c == '{') {
      c = in.nextToken();
      if (c == '"') {
        in.unreadByte();
        return true;
      }
      if (c != '}') {
        in.report("readObjectStart", "expect \" after {, but found " + JsonIterator.show(c));
      }
    } else if (c == 'n') {
      in.expect("ull");
    } else {
      in.report("readObjectStart", "expect { or n, but found " + JsonIterator.show(c));
    }
    return false;
  }

  /** The name of the next field with its colon; null when there was none. */
  private String smallStructField() {
    int c = in.nextToken();
    if (c != '"') {
      in.report("readFieldHash", "expect \", but found " + JsonIterator.show(c));
      return null;
    }
    String name;
    if (in.failed()) {
      name = rawName();
    } else {
      in.unreadByte();
      name = in.readString();
    }
    c = in.nextToken();
    if (c != ':') {
      in.report("readFieldHash", "expect :, but found " + JsonIterator.show(c));
      return null;
    }
    return name;
  }

  /** A name whose opening quote is gone, read while an error is pending. */
  private String rawName() {
    int from = in.head();
    int to = from;
    while (to < in.bytes().length && in.byteAt(to) != '"') {
      to++;
    }
    in.moveTo(Math.min(to + 1, in.bytes().length));
    return GoText.of(in.bytes(), from, to);
  }

  private boolean smallStructEnds() {
    int c = in.nextToken();
    if (c == ',') {
      return false;
    }
    if (c != '}') {
      in.report("isObjectEnd", "object ended prematurely, unexpected char " + JsonIterator.show(c));
    }
    return true;
  }

  private String generalField(ObjectSchema schema) {
    String name = in.readString();
    int c = in.nextToken();
    if (c != ':') {
      in.report("ReadObject", "expect : after object field, but found " + JsonIterator.show(c));
    }
    return schema.fields().containsKey(name) ? name : null;
  }

  private void field(ObjectSchema schema, String name, ObjectNode target) {
    Field field = name == null ? null : schema.fields().get(name);
    if (field == null) {
      JsonSkipper.skip(in);
      return;
    }
    JsonNode existing = target.get(field.name());
    boolean nil = field.pointer() && in.readNull();
    JsonNode value = nil ? NullNode.instance : value(field.schema(), existing);
    target.set(field.name(), value);
    if (field.schema() instanceof MapSchema || field.schema() instanceof Scalar) {
      StructForm.normalizeAlternatives(value, field.schema(), schema);
    }
    if (in.failed()) {
      List<String> path = field.goPath();
      for (int i = path.size() - 1; i >= 0; i--) {
        in.prefixError(path.get(i) + ": ");
      }
    }
  }

  private JsonNode list(ListSchema schema, JsonNode existing) {
    JsonNode list = elements(schema, existing);
    if (in.failed()) {
      in.prefixError(schema.goType() + ": ");
    }
    return list;
  }

  private JsonNode elements(ListSchema schema, JsonNode existing) {
    int c = in.nextToken();
    if (c == 'n') {
      in.expect("ull");
      return NullNode.instance;
    }
    if (c != '[') {
      in.report("decode slice", "expect [ or n, but found " + JsonIterator.show(c));
      return NullNode.instance;
    }
    ArrayNode list = NODES.arrayNode();
    c = in.nextToken();
    if (c == ']') {
      return list;
    }
    in.unreadByte();
    do {
      JsonNode old = existing == null ? null : existing.get(list.size());
      JsonNode element = value(schema.elements(), old);
      list.add(element.isNull() ? StructForm.zero(schema.elements()) : element);
      c = in.nextToken();
    } while (c == ',');
    if (c != ']') {
      in.report("decode slice", "expect ], but found " + JsonIterator.show(c));
    }
    return list;
  }

  private JsonNode map(MapSchema schema, JsonNode existing) {
    int c = in.nextToken();
    if (c == 'n') {
      in.expect("ull");
      return NullNode.instance;
    }
    ObjectNode map = existing instanceof ObjectNode object ? object : NODES.objectNode();
    if (c != '{') {
      in.report("ReadMapCB", "expect { or n, but found " + JsonIterator.show(c));
      return map;
    }
    if (!in.enter()) {
      return map;
    }
    c = in.nextToken();
    if (c != '}') {
      in.unreadByte();
      c = entries(schema, map);
      if (c != '}') {
        in.report("ReadMapCB", "expect }, but found " + JsonIterator.show(c));
      }
    }
    in.leave();
    return map;
  }

  /** Reads the entries of a map and returns what stands behind the last. */
  private int entries(MapSchema schema, ObjectNode map) {
    int c;
    do {
      String key = in.readString();
      c = in.nextToken();
      if (c != ':') {
        in.report("ReadMapCB", "expect : after object field, but found " + JsonIterator.show(c));
        return '}';
      }
      JsonNode value = value(schema.values(), null);
      // The store writes empty bytes for none, and a client reads them back as an empty string.
      boolean noBytes = value.isNull() && schema.values() == Scalar.BYTES;
      map.set(key, noBytes ? NODES.textNode("") : value);
      c = in.nextToken();
    } while (c == ',');
    return c;
  }
}
