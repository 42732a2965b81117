package dev.kubewalk.apimachinery.runtime.serializer.json;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apimachinery.schema.ObjectSchema;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import java.util.HexFormat;

/**
 * Decodes the body of a request into the object a handler expects, with the errors its client sees.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/rest.go (transformDecodeError)
 */
public final class BodyDecoder {
  private static final int SUMMARY = 30;
  private static final String SCHEME = "k8s.io/kubernetes/pkg/api/legacyscheme/scheme.go:30";

  private final SchemaDecoder decoder;

  public BodyDecoder(SchemaDecoder decoder) {
    this.decoder = requireNonNull(decoder);
  }

  /**
   * Decodes a body that should be of the kind {@code expected}. A body may leave out its kind and
   * apiVersion; they are filled in.
   *
   * @param yaml true when the body is YAML
   * @throws StatusException a BadRequest saying what is wrong
   */
  public Unstructured decode(byte[] body, boolean yaml, GroupVersionKind expected) {
    GroupVersionKind said = null;
    try {
      byte[] json = yaml ? YamlToJson.convert(body) : body;
      said = decoder.interpret(json);
      GroupVersionKind kind = withDefaults(said, expected);
      said = kind;
      ObjectSchema schema = schemaOf(kind);
      ObjectNode object = decoder.decode(json, schema);
      checkKind(kind, expected);
      if (!kind.groupVersion().equals(expected.groupVersion())) {
        throw ApiErrors.badRequest(
            "the API version in the data (%s) does not match the expected API version (%s)"
                .formatted(kind.groupVersion(), expected.groupVersion()));
      }
      return Unstructured.of(object)
          .set("apiVersion", expected.groupVersion().toString())
          .set("kind", expected.kind());
    } catch (DecodeException e) {
      throw badRequest(e, said, expected.kind(), body);
    }
  }

  /**
   * Decodes a body of a kind without a built-in schema, such as a custom resource.
   *
   * @throws StatusException a BadRequest saying what is wrong
   */
  public Unstructured decodeUnstructured(byte[] body, boolean yaml, GroupVersionKind expected) {
    GroupVersionKind said = null;
    try {
      byte[] json = yaml ? YamlToJson.convert(body) : body;
      said = withDefaults(decoder.interpret(json), expected);
      return Unstructured.of(decoder.decodeUnstructured(json));
    } catch (DecodeException e) {
      throw badRequest(e, said, expected.kind(), body);
    }
  }

  /** What a body is taken to be when it does not say everything. */
  public static GroupVersionKind withDefaults(GroupVersionKind said, GroupVersionKind expected) {
    String kind = said.kind().isEmpty() ? expected.kind() : said.kind();
    if (said.version().isEmpty() && said.group().isEmpty()) {
      return new GroupVersionKind(expected.group(), expected.version(), kind);
    }
    boolean sameGroup = said.version().isEmpty() && said.group().equals(expected.group());
    return new GroupVersionKind(
        said.group(), sameGroup ? expected.version() : said.version(), kind);
  }

  /**
   * Refuses an object that says it is something else than {@code expected}, as a patch may make it.
   *
   * @throws DecodeException with the bare text of what is wrong
   */
  public void checkKind(GroupVersionKind said, GroupVersionKind expected) throws DecodeException {
    ObjectSchema schema = schemaOf(said);
    if (!said.kind().equals(expected.kind())) {
      throw new DecodeException(KindMismatch.message(said, schema, expected, decoder.schemas()));
    }
  }

  private ObjectSchema schemaOf(GroupVersionKind kind) throws DecodeException {
    return decoder
        .schemas()
        .byKind(kind)
        .orElseThrow(() ->
            new DecodeException("no kind \"%s\" is registered for version \"%s\" in scheme \"%s\""
                .formatted(kind.kind(), kind.groupVersion(), SCHEME)));
  }

  /**
   * The answer to a body that could not be decoded.
   *
   * @param said what the body says it is; null when not even that could be read
   */
  public static StatusException badRequest(
      DecodeException cause, GroupVersionKind said, String expectedKind, byte[] body) {
    if (said != null && !said.kind().isEmpty()) {
      return ApiErrors.badRequest("%s in version \"%s\" cannot be handled as a %s: %s"
          .formatted(said.kind(), said.version(), expectedKind, cause.getMessage()));
    }
    return ApiErrors.badRequest("the object provided is unrecognized (must be of type %s): %s (%s)"
        .formatted(expectedKind, cause.getMessage(), summary(body)));
  }

  private static String summary(byte[] body) {
    if (body.length == 0) {
      return "<empty>";
    }
    int length = Math.min(body.length, SUMMARY);
    String start =
        body[0] == '{' ? GoText.of(body, 0, length) : HexFormat.of().formatHex(body, 0, length);
    return body.length > SUMMARY ? start + " ..." : start;
  }
}
