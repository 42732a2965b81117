package dev.kubewalk.apiserver.endpoints.negotiation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apimachinery.runtime.serializer.json.BodyDecoder;
import dev.kubewalk.apimachinery.runtime.serializer.json.DecodeException;
import dev.kubewalk.apimachinery.runtime.serializer.protobuf.ProtobufSerializer;
import dev.kubewalk.apimachinery.schema.Schemas;
import java.nio.charset.StandardCharsets;

/**
 * Turns bodies in protobuf into the JSON of the same object, so that what decodes JSON goes on with
 * them: it fills in, checks kinds, and words errors.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/negotiation/negotiate.go
 * (NegotiateInputSerializer)
 */
public final class BodyForms {
  private final Schemas schemas;
  private final ProtobufSerializer protobuf;

  public BodyForms(Schemas schemas) {
    this.schemas = schemas;
    this.protobuf = new ProtobufSerializer(schemas);
  }

  /**
   * The body as JSON when it is protobuf; as it is in the other forms.
   *
   * @throws dev.kubewalk.apimachinery.errors.StatusException a BadRequest saying what is wrong
   */
  public byte[] toJson(Format format, byte[] body, GroupVersionKind expected) {
    if (format != Format.PROTOBUF) {
      return body;
    }
    GroupVersionKind said = null;
    try {
      said = BodyDecoder.withDefaults(protobuf.interpret(body), expected);
      if (said.equals(expected) && schemas.byKind(expected).isEmpty()) {
        throw new DecodeException(ProtobufSerializer.notMarshalable("unstructured.Unstructured"));
      }
      return convert(body, expected);
    } catch (DecodeException e) {
      throw BodyDecoder.badRequest(e, said, expected.kind(), body);
    }
  }

  /**
   * The JSON of an object in protobuf.
   *
   * @throws DecodeException with the bare text of what is wrong
   */
  public byte[] convert(byte[] body, GroupVersionKind expected) throws DecodeException {
    ObjectNode tree = protobuf.decode(body, expected);
    return tree.toString().getBytes(StandardCharsets.UTF_8);
  }
}
