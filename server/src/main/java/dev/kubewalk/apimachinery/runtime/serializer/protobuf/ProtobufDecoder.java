package dev.kubewalk.apimachinery.runtime.serializer.protobuf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apimachinery.runtime.serializer.protobuf.Messages.MessageField;
import dev.kubewalk.apimachinery.schema.Schemas;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Turns a body in protobuf into the JSON that means the same. Such a body is four magic bytes and
 * an envelope ({@code runtime.Unknown}) with the object's kind and its bytes.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/runtime/serializer/protobuf/protobuf.go (Serializer)
 */
public final class ProtobufDecoder {
  private static final byte[] MAGIC = {'k', '8', 's', 0};
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Schemas schemas;
  private final SpecialTypes special = new SpecialTypes();
  private volatile Messages messages;

  public ProtobufDecoder(Schemas schemas) {
    this.schemas = schemas;
  }

  /** Whether a body begins as protobuf does here. */
  public static boolean recognizes(byte[] body) {
    return body.length >= MAGIC.length
        && Arrays.equals(body, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
  }

  /**
   * The JSON of a body.
   *
   * @throws ProtobufException when the bytes are no such message, or the kind has none
   */
  public byte[] toJson(byte[] body) throws ProtobufException {
    try {
      ByteBuffer envelope =
          ByteBuffer.wrap(body, MAGIC.length, body.length - MAGIC.length).slice();
      return envelope(new WireReader(envelope)).toString().getBytes(StandardCharsets.UTF_8);
    } catch (WireReader.MalformedException e) {
      throw new ProtobufException(e.getMessage());
    }
  }

  private ObjectNode envelope(WireReader in) throws ProtobufException {
    ObjectNode object = NODES.objectNode();
    ByteBuffer raw = ByteBuffer.allocate(0);
    for (int field = in.next(); field != 0; field = in.next()) {
      switch (field) {
        case 1 -> typeMeta(new WireReader(in.message()), object);
        case 2 -> raw = in.message();
        default -> in.skip();
      }
    }
    read(message(kind(object)), raw, object);
    return object;
  }

  private static void typeMeta(WireReader in, ObjectNode object) {
    for (int field = in.next(); field != 0; field = in.next()) {
      switch (field) {
        case 1 -> object.put("apiVersion", in.text());
        case 2 -> object.put("kind", in.text());
        default -> in.skip();
      }
    }
  }

  private static GroupVersionKind kind(ObjectNode object) {
    String apiVersion = object.path("apiVersion").asText();
    int slash = apiVersion.indexOf('/');
    String group = slash < 0 ? "" : apiVersion.substring(0, slash);
    return new GroupVersionKind(
        group, apiVersion.substring(slash + 1), object.path("kind").asText());
  }

  /** The name of a kind's message; DeleteOptions and the like are the same in every group. */
  private String message(GroupVersionKind kind) throws ProtobufException {
    String meta = "m.apis.meta.v1." + kind.kind();
    String name = schemas
        .nameOf(kind)
        .map(n -> n.replace("io.k8s.api.", "a.").replace("io.k8s.apimachinery.pkg.", "m."))
        .orElse(meta);
    if (messages().fields(name).isEmpty()) {
      throw new ProtobufException("no kind \"%s\" is registered for version \"%s\" in protobuf"
          .formatted(kind.kind(), kind.groupVersion()));
    }
    return name;
  }

  private Messages messages() {
    Messages loaded = messages;
    if (loaded == null) {
      // Two threads may load at once; they come to equal results.
      loaded = Messages.load();
      messages = loaded;
    }
    return loaded;
  }

  private void read(String type, ByteBuffer bytes, ObjectNode into) {
    Map<Integer, MessageField> fields = messages().fields(type).orElseGet(Map::of);
    WireReader in = new WireReader(bytes);
    for (int number = in.next(); number != 0; number = in.next()) {
      MessageField field = fields.get(number);
      if (field == null) {
        in.skip();
      } else {
        switch (field.shape()) {
          case SINGLE -> into.set(field.name(), value(field.type(), in));
          case LIST -> into.withArray("/" + field.name()).add(value(field.type(), in));
          case MAP -> entry(field, new WireReader(in.message()), into);
          case INLINE -> read(field.type(), in.message(), into);
        }
      }
    }
  }

  private void entry(MessageField field, WireReader in, ObjectNode into) {
    String key = "";
    JsonNode value = NODES.textNode("");
    for (int number = in.next(); number != 0; number = in.next()) {
      switch (number) {
        case 1 -> key = in.text();
        case 2 -> value = value(field.type(), in);
        default -> in.skip();
      }
    }
    into.withObject("/" + field.name()).set(key, value);
  }

  private JsonNode value(String type, WireReader in) {
    return switch (type) {
      case "s" -> NODES.textNode(in.text());
      case "b" -> NODES.binaryNode(in.bytes());
      case "i" -> NODES.numberNode(in.integer());
      case "t" -> NODES.booleanNode(in.integer() != 0);
      case "d" -> NODES.numberNode(in.number());
      default -> message(type, in.message());
    };
  }

  private JsonNode message(String type, ByteBuffer bytes) {
    Optional<JsonNode> known = special.read(type, bytes);
    if (known.isPresent()) {
      return known.get();
    }
    ObjectNode object = NODES.objectNode();
    read(type, bytes, object);
    // A list with a name of its own (ExtraValue) is a message around it in protobuf.
    return type.endsWith(".ExtraValue") ? object.withArray("/items") : object;
  }
}
