package dev.kubewalk.cmd.kubeapiserver.resources;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apimachinery.runtime.serializer.json.BodyDecoder;
import dev.kubewalk.apimachinery.runtime.serializer.json.SchemaDecoder;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.endpoints.ApiServices;
import dev.kubewalk.apiserver.endpoints.handlers.ResponseWriters;
import dev.kubewalk.apiserver.endpoints.negotiation.BodyForms;
import dev.kubewalk.apiserver.endpoints.negotiation.Format;
import dev.kubewalk.apiserver.endpoints.negotiation.Negotiation;
import dev.kubewalk.apiserver.endpoints.negotiation.OutputMediaType;
import dev.kubewalk.apiserver.endpoints.negotiation.Transforms;
import dev.kubewalk.apiserver.endpoints.tables.PartialMetadata;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import dev.kubewalk.registry.page.Bodies;
import java.io.IOException;

/** Reads and writes the objects of actions the way the endpoints do. */
public final class EndpointBodies implements Bodies {
  private final BodyDecoder decoder;
  private final BodyForms forms;

  public EndpointBodies(SchemaDecoder schemas) {
    this.decoder = new BodyDecoder(requireNonNull(schemas));
    this.forms = new BodyForms(schemas.schemas());
  }

  @Override
  public Unstructured read(Request request, GroupVersionKind kind) {
    try {
      byte[] body = dev.kubewalk.apiserver.endpoints.handlers.Bodies.read(
          request, ApiServices.MAX_REQUEST_BODY_BYTES);
      Format format = Negotiation.input(request);
      return decoder.decode(forms.toJson(format, body, kind), format == Format.YAML, kind);
    } catch (IOException e) {
      throw ApiErrors.badRequest(e.getMessage());
    }
  }

  @Override
  public void write(Request request, ResponseWriter response, int status, Unstructured object)
      throws IOException {
    OutputMediaType type = Negotiation.output(request, Transforms.METADATA);
    boolean whole = type.as().isNone() || object.kind().equals("Status");
    ResponseWriters.node(
        request,
        response,
        status,
        type,
        whole ? object.node() : PartialMetadata.of(object, type.as().apiVersion()));
  }
}
