package dev.kubewalk.apiserver.endpoints.handlers.patch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.errors.GenericErrors;
import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.patch.GoText;
import dev.kubewalk.apimachinery.patch.JsonMergePatch;
import dev.kubewalk.apimachinery.patch.JsonPatch;
import dev.kubewalk.apimachinery.patch.PatchException;
import dev.kubewalk.apimachinery.patch.PatchSchema;
import dev.kubewalk.apimachinery.patch.StrategicMergePatch;
import dev.kubewalk.apimachinery.runtime.serializer.json.DecodeException;
import dev.kubewalk.apimachinery.schema.ObjectSchema;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.ErrorList;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/**
 * One patch, read and ready to be applied to an object in the served version, again if need be.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/patch.go (jsonPatcher, smpPatcher)
 */
public final class PatchMechanism {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Makes an object of a patched tree. */
  @FunctionalInterface
  public interface Decoding {
    Unstructured decode(JsonNode patched) throws DecodeException;
  }

  private final PatchType type;
  private final byte[] body;
  private final PatchSchema schema;
  private final Optional<ObjectSchema> struct;
  private final Decoding decoding;

  /**
   * @param struct of the object; empty for custom resources, which take no strategic merge
   */
  public PatchMechanism(
      PatchType type, byte[] body, Optional<ObjectSchema> struct, Decoding decoding) {
    this.type = type;
    this.body = body;
    this.struct = struct;
    this.schema = struct.<PatchSchema>map(SchemaPatches::new).orElse(PatchSchema.UNKNOWN);
    this.decoding = decoding;
  }

  /**
   * The object that the patch makes of {@code current}, decoded and defaulted.
   *
   * @throws StatusException when the patch is malformed, does not apply, or makes no valid object
   */
  public Unstructured apply(Unstructured current) {
    ObjectNode original = current.copy().remove("metadata.selfLink").node();
    JsonNode patched;
    Optional<ObjectSchema> restored = Optional.empty();
    Function<JsonNode, String> shown = JsonNode::toString;
    try {
      switch (type) {
        case JSON -> patched = JsonPatch.parse(parse(this::malformed)).apply(original);
        case MERGE -> patched = JsonMergePatch.apply(original, parse(e -> invalidJsonPatch()));
        default -> {
          ObjectNode patch = strategicPatch();
          patched = StrategicMergePatch.apply(original, patch, schema);
          restored = struct;
          shown = tree -> GoText.of(patch);
        }
      }
    } catch (PatchException e) {
      throw explain(e);
    }
    try {
      if (restored.isPresent()) {
        UnstructuredConverter.restore(patched, restored.get());
        // The struct is of the object's kind, whatever the patch says.
        ((ObjectNode) patched).setAll(original.deepCopy().retain("kind", "apiVersion"));
      }
      return decoding.decode(patched);
    } catch (DecodeException e) {
      ErrorList errors = new ErrorList();
      errors.add(FieldError.invalid("patch", shown.apply(patched), e.getMessage()));
      throw ApiErrors.invalid("", "", "", errors);
    }
  }

  private JsonNode parse(Function<IOException, StatusException> failure) {
    try {
      JsonNode parsed = MAPPER.readTree(body);
      if (parsed.isMissingNode()) {
        throw failure.apply(new IOException("unexpected end of JSON input"));
      }
      return parsed;
    } catch (IOException e) {
      throw failure.apply(e);
    }
  }

  private StatusException malformed(IOException cause) {
    String text = cause instanceof JsonProcessingException ? "invalid JSON" : cause.getMessage();
    return ApiErrors.badRequest(cause instanceof JsonEOFException ? "unexpected EOF" : text);
  }

  private static StatusException invalidJsonPatch() {
    return ApiErrors.raw("Invalid JSON Patch");
  }

  private ObjectNode strategicPatch() {
    JsonNode parsed = parse(this::malformed);
    if (parsed instanceof ObjectNode object) {
      return object;
    }
    if (parsed.isNull()) {
      return MAPPER.createObjectNode();
    }
    String what = parsed.isArray()
        ? "array"
        : parsed.isTextual() ? "string" : parsed.isBoolean() ? "bool" : "number";
    throw ApiErrors.badRequest(
        "json: cannot unmarshal " + what + " into Go value of type map[string]interface {}");
  }

  private static StatusException explain(PatchException e) {
    return switch (e.kind()) {
      case MALFORMED -> ApiErrors.badRequest(e.getMessage());
      case TOO_LARGE ->
        ApiErrors.requestEntityTooLarge("Request entity too large: " + e.getMessage());
      case DOES_NOT_APPLY -> GenericErrors.serverResponse(422, e.getMessage());
      case RAW -> ApiErrors.raw(e.getMessage());
    };
  }
}
