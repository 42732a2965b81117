package dev.kubewalk.apiserver.endpoints.handlers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apimachinery.runtime.serializer.json.BodyDecoder;
import dev.kubewalk.apimachinery.runtime.serializer.json.DecodeException;
import dev.kubewalk.apimachinery.runtime.serializer.json.SchemaDecoder;
import dev.kubewalk.apimachinery.runtime.serializer.json.YamlToJson;
import dev.kubewalk.apimachinery.schema.ObjectSchema;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.endpoints.negotiation.BodyForms;
import dev.kubewalk.apiserver.endpoints.negotiation.Format;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.apiserver.registry.rest.ServedVersion;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.tracer.Trace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Makes objects of one resource and version from bytes: decoded by their schema and defaulted.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/rest.go (RequestScope.Serializer)
 */
final class ObjectDecoder {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final SchemaDecoder decoder;
  private final BodyDecoder bodies;
  private final BodyForms forms;
  private final Resource resource;
  private final ServedVersion served;
  private final Optional<ObjectSchema> schema;

  ObjectDecoder(SchemaDecoder decoder, Resource resource, ServedVersion served) {
    this.decoder = decoder;
    this.bodies = new BodyDecoder(decoder);
    this.forms = new BodyForms(decoder.schemas());
    this.resource = resource;
    this.served = served;
    this.schema = resource.isCustom() ? Optional.empty() : decoder.schemas().byKind(served.kind());
  }

  /** The schema of the kind; empty for custom resources. */
  Optional<ObjectSchema> schema() {
    return schema;
  }

  /** Decodes a request's body, with the errors that its client sees. */
  Unstructured decode(Trace trace, Format format, byte[] sent) {
    try (Step step = trace.step(Steps.DECODE_BODY)) {
      step.note("media type", format.mediaType());
      step.note("bytes", sent.length);
      step.note("kind", served.kind().kind());
      return decode(format, sent);
    }
  }

  private Unstructured decode(Format format, byte[] sent) {
    boolean yaml = format == Format.YAML;
    byte[] body = forms.toJson(format, sent, served.kind());
    if (schema.isPresent()) {
      return defaulted(bodies.decode(body, yaml, served.kind()));
    }
    Unstructured object = bodies.decodeUnstructured(body, yaml, served.kind());
    if (object.apiVersion().isEmpty()) {
      throw ApiErrors.internal(
          "Object 'apiVersion' is missing in 'object has no apiVersion field'");
    }
    String expected = served.kind().groupVersion().toString();
    if (!object.apiVersion().equals(expected)) {
      throw ApiErrors.badRequest("the API version in the data ("
          + object.apiVersion()
          + ") does not match the expected API version ("
          + expected
          + ")");
    }
    return defaulted(object);
  }

  /** Decodes a Scale, which any resource may have below it. */
  Unstructured decodeAs(Format format, byte[] body, GroupVersionKind kind) {
    return bodies.decode(forms.toJson(format, body, kind), format == Format.YAML, kind);
  }

  /** Decodes options of a request; what is wrong with them Go tells as a bare 500. */
  Unstructured decodeOptions(Format format, byte[] body, GroupVersionKind kind) {
    try {
      byte[] json = switch (format) {
        case YAML -> YamlToJson.convert(body);
        case PROTOBUF -> forms.convert(body, new GroupVersionKind("", "v1", kind.kind()));
        case JSON -> body;
      };
      GroupVersionKind said = decoder.interpret(json);
      if (!said.kind().isEmpty() && !said.kind().equals(kind.kind())) {
        throw ApiErrors.raw("no kind \""
            + said.kind()
            + "\" is registered for version \""
            + said.groupVersion()
            + "\" in scheme"
            + " \"k8s.io/apimachinery/pkg/apis/meta/internalversion/scheme/register.go:27\"");
      }
      ObjectSchema options = decoder
          .schemas()
          .byName("io.k8s.apimachinery.pkg.apis.meta.v1." + kind.kind())
          .orElseThrow();
      return Unstructured.of(decoder.decode(json, options));
    } catch (DecodeException e) {
      throw ApiErrors.raw(e.getMessage());
    }
  }

  /**
   * Decodes the result of a patch.
   *
   * @throws DecodeException with the bare text of what is wrong
   */
  Unstructured decodePatched(JsonNode patched) throws DecodeException {
    if (schema.isPresent()) {
      return defaulted(decodePatchedAs(patched, served.kind()));
    }
    byte[] json = patched.toString().getBytes(StandardCharsets.UTF_8);
    decoder.interpret(json);
    Unstructured object = Unstructured.of(decoder.decodeUnstructured(json));
    if (!object.apiVersion().equals(served.kind().groupVersion().toString())) {
      throw new DecodeException(
          "request to convert CR from an invalid group/version: " + object.apiVersion());
    }
    try {
      return defaulted(object);
    } catch (StatusException malformed) {
      // As of a body, it is told of the kind; of a patch the bare text is wanted.
      String told = malformed.getMessage();
      throw new DecodeException(told.substring(told.indexOf(": ") + 2));
    }
  }

  /** The same for a kind that is built in, such as a Scale. */
  Unstructured decodePatchedAs(JsonNode patched, GroupVersionKind kind) throws DecodeException {
    byte[] json = patched.toString().getBytes(StandardCharsets.UTF_8);
    GroupVersionKind said = decoder.interpret(json);
    if (said.version().isEmpty() && said.group().isEmpty()) {
      // Go reads it as its internal form, in which no field has the name that it has here.
      return Unstructured.create(kind.groupVersion().toString(), kind.kind());
    }
    bodies.checkKind(BodyDecoder.withDefaults(said, kind), kind);
    ObjectSchema known = decoder.schemas().byKind(kind).orElseThrow();
    Unstructured object = Unstructured.of(decoder.decode(json, known));
    object.set("apiVersion", kind.groupVersion().toString());
    return object.set("kind", kind.kind());
  }

  /** Brings a tree into the form that Go would write, in place. */
  Unstructured normalize(Unstructured object) {
    schema.ifPresent(known -> decoder.normalize(object.node(), known));
    return object;
  }

  /**
   * Reads an applied configuration (YAML, of which JSON is a part) without filling anything in.
   *
   * @throws dev.kubewalk.apimachinery.errors.StatusException 400 when it is no object
   */
  Unstructured decodeApplied(byte[] body) {
    try {
      JsonNode read = MAPPER.readTree(YamlToJson.convert(body));
      if (read instanceof ObjectNode object) {
        return Unstructured.of(object);
      }
      if (read.isNull() || read.isMissingNode()) {
        // Nothing is an object without fields.
        return Unstructured.of(MAPPER.createObjectNode());
      }
      throw notYaml("error unmarshaling JSON: while decoding JSON: json: cannot unmarshal "
          + jsonTypeOf(read) + " into Go value of type map[string]interface {}");
    } catch (DecodeException e) {
      throw notYaml("error converting YAML to JSON: " + e.getMessage());
    } catch (IOException e) {
      throw notYaml("error unmarshaling JSON: while decoding JSON: invalid JSON");
    }
  }

  private static StatusException notYaml(String why) {
    return ApiErrors.badRequest("error decoding YAML: " + why);
  }

  private static String jsonTypeOf(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> "array";
      case STRING -> "string";
      case BOOLEAN -> "bool";
      default -> "number";
    };
  }

  /** Fills in what the version's defaults say. */
  Unstructured defaulted(Unstructured object) {
    served.defaults().accept(object);
    return object;
  }

  /** Of the objects that are decoded. */
  GroupVersionKind kind() {
    return served.kind();
  }

  boolean isCustom() {
    return resource.isCustom();
  }
}
