package dev.kubewalk.apiserver.endpoints.handlers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.runtime.serializer.protobuf.ProtobufSerializer;
import dev.kubewalk.apimachinery.schema.Schemas;
import dev.kubewalk.apiserver.endpoints.negotiation.Negotiation;
import dev.kubewalk.apiserver.endpoints.negotiation.OutputMediaType;
import dev.kubewalk.apiserver.endpoints.negotiation.Yaml;
import dev.kubewalk.apiserver.endpoints.request.RequestTrace;
import dev.kubewalk.apiserver.registry.generic.Json;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;

/**
 * Writes answers: as JSON, YAML or protobuf, compressed when they are large and the client takes that.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/responsewriters/writers.go
 */
public final class ResponseWriters {
  private static final int GZIP_FROM_BYTES = 128 * 1024;

  private ResponseWriters() {}

  /** Answers with a tree in the form that was negotiated. */
  public static void node(
      Request request, ResponseWriter response, int status, OutputMediaType type, ObjectNode node)
      throws IOException {
    byte[] bytes = switch (type.format()) {
      case YAML -> Yaml.write(node);
      case PROTOBUF -> new ProtobufSerializer(Schemas.load()).encode(node);
      case JSON -> type.pretty() ? Json.writePretty(node) : Json.write(node);
    };
    bytes(request, response, status, type, bytes);
  }

  /** Answers with bytes that are in the negotiated form already. */
  public static void bytes(
      Request request, ResponseWriter response, int status, OutputMediaType type, byte[] bytes)
      throws IOException {
    try (Step step = RequestTrace.of(request).step(Steps.WRITE_RESPONSE)) {
      step.note("status", status);
      step.note("media type", type.format().mediaType());
      step.note("bytes", bytes.length);
      write(request, response, status, type, bytes);
    }
  }

  private static void write(
      Request request, ResponseWriter response, int status, OutputMediaType type, byte[] bytes)
      throws IOException {
    response.setHeader("Content-Type", type.format().mediaType());
    byte[] sent = bytes;
    if (bytes.length >= GZIP_FROM_BYTES && takesGzip(request)) {
      response.setHeader("Content-Encoding", "gzip");
      response.addHeader("Vary", "Accept-Encoding");
      sent = gzip(bytes);
    }
    response.setHeader("Content-Length", Integer.toString(sent.length));
    response.writeHeader(status);
    response.write(sent);
  }

  private static boolean takesGzip(Request request) {
    for (String coding : request.header("Accept-Encoding").split(",", -1)) {
      if (coding.trim().equals("gzip")) {
        return true;
      }
    }
    return false;
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / 4);
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    return packed.toByteArray();
  }

  /** Tells the client of a failure. */
  public static void error(Request request, ResponseWriter response, StatusException failure)
      throws IOException {
    int retryAfter = failure.status().intAt("details.retryAfterSeconds");
    if (retryAfter > 0) {
      response.setHeader("Retry-After", Integer.toString(retryAfter));
    }
    node(request, response, failure.code(), Negotiation.forError(request), failure.toNode());
  }
}
