package dev.kubewalk.apimachinery.runtime.serializer.protobuf;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersion;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apimachinery.runtime.serializer.json.DecodeException;
import dev.kubewalk.apimachinery.schema.ObjectSchema;
import dev.kubewalk.apimachinery.schema.Schemas;
import java.util.Optional;

/**
 * Objects to and from protobuf. The table of numbers is read when the first object comes. Safe for
 * use by many threads.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/runtime/serializer/protobuf/protobuf.go (Serializer)
 */
public final class ProtobufSerializer {
  private static final int MAX_DEPTH = 20;

  /** The table, read on first use. */
  private static final class Table {
    private static final Layouts LAYOUTS = new Layouts();
  }

  private final Schemas schemas;

  public ProtobufSerializer(Schemas schemas) {
    this.schemas = requireNonNull(schemas);
  }

  /** True when objects of {@code schema} have a form in protobuf here. */
  public boolean speaks(ObjectSchema schema) {
    return Table.LAYOUTS.has(schema);
  }

  /**
   * What the envelope says its object is; parts it leaves out are empty.
   *
   * @throws DecodeException when it is no envelope
   */
  public GroupVersionKind interpret(byte[] data) throws DecodeException {
    return kind(Envelope.read(data), new GroupVersionKind("", "", ""));
  }

  /**
   * The tree of an enveloped object, with apiVersion and kind as far as the envelope names them.
   *
   * @param expected what it is taken to be where the envelope does not say
   * @throws DecodeException when it is no such thing; the message is the bare one
   */
  public ObjectNode decode(byte[] data, GroupVersionKind expected) throws DecodeException {
    return decode(data, expected, 0);
  }

  private ObjectNode decode(byte[] data, GroupVersionKind expected, int depth)
      throws DecodeException {
    if (depth > MAX_DEPTH) {
      throw new DecodeException("proto: objects are nested too deeply");
    }
    Envelope envelope = Envelope.read(data);
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    if (!envelope.kind().isEmpty()) {
      object.put("kind", envelope.kind());
    }
    if (!envelope.apiVersion().isEmpty()) {
      object.put("apiVersion", envelope.apiVersion());
    }
    Optional<ObjectSchema> found = schemas.byKind(kind(envelope, expected));
    if (found.isEmpty() && envelope.kind().equals(expected.kind())) {
      // Options are the same in every group, of custom resources too.
      found = schemas.byKind(expected);
    }
    if (found.isEmpty()) {
      // Whoever asked finds that nobody knows the kind, and says so.
      return object;
    }
    ObjectSchema schema = found.get();
    if (!speaks(schema)) {
      throw new DecodeException(notMarshalable(schema.goType()));
    }
    new ProtobufDecoder(Table.LAYOUTS, raw -> nested(raw, depth + 1))
        .decode(new WireReader(envelope.raw()), schema, object);
    return object;
  }

  /**
   * The enveloped bytes of an object that names its kind. The object must be in the form that Go
   * would write, and its kind one that is {@linkplain #speaks spoken} in protobuf.
   */
  public byte[] encode(ObjectNode object) {
    String apiVersion = object.path("apiVersion").asText();
    String kind = object.path("kind").asText();
    ObjectSchema schema = schemas
        .byKind(GroupVersion.parse(apiVersion).withKind(kind))
        .filter(this::speaks)
        .orElseThrow(() -> new IllegalArgumentException(notMarshalable(kind)));
    byte[] raw = new ProtobufEncoder(Table.LAYOUTS).encode(object, schema).toByteArray();
    return new Envelope(apiVersion, kind, raw).write();
  }

  private JsonNode nested(byte[] data, int depth) throws DecodeException {
    return decode(data, new GroupVersionKind("", "", ""), depth);
  }

  private static GroupVersionKind kind(Envelope envelope, GroupVersionKind expected) {
    String apiVersion = envelope.apiVersion();
    GroupVersion version =
        apiVersion.isEmpty() ? expected.groupVersion() : GroupVersion.parse(apiVersion);
    return new GroupVersionKind(
        version.group(),
        version.version(),
        envelope.kind().isEmpty() ? expected.kind() : envelope.kind());
  }

  /** What is said of an object that has no form in protobuf. */
  public static String notMarshalable(String goType) {
    return "object *" + goType + " does not implement the protobuf marshalling interface"
        + " and cannot be encoded to a protobuf message";
  }
}
