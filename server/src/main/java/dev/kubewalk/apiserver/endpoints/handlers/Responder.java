package dev.kubewalk.apiserver.endpoints.handlers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersion;
import dev.kubewalk.apimachinery.runtime.serializer.protobuf.ProtobufSerializer;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.apiserver.endpoints.negotiation.Negotiation;
import dev.kubewalk.apiserver.endpoints.negotiation.OutputMediaType;
import dev.kubewalk.apiserver.endpoints.negotiation.Transforms;
import dev.kubewalk.apiserver.endpoints.tables.KeptRow;
import dev.kubewalk.apiserver.endpoints.tables.PartialMetadata;
import dev.kubewalk.apiserver.endpoints.tables.TableConvertor;
import dev.kubewalk.apiserver.registry.rest.Verb;
import dev.kubewalk.apiserver.storage.StoredObject;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * Turns results into what the client asked for: the object, its metadata, or a Table.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/response.go (transformResponseObject)
 */
final class Responder {
  private final RequestScope scope;

  Responder(RequestScope scope) {
    this.scope = scope;
  }

  /** What the client wants; 406 when it cannot be had. */
  OutputMediaType negotiate(Request request) {
    boolean protobuf = scope.decoder().schema().isPresent()
        && new ProtobufSerializer(scope.services().decoder().schemas())
            .speaks(scope.decoder().schema().get());
    return Negotiation.output(
        request, hasTables() ? Transforms.TABLES : Transforms.METADATA, protobuf);
  }

  /**
   * Subresources of built-in kinds, and kinds that are only created, such as reviews, have none in
   * 1.18; those of custom resources do.
   */
  private boolean hasTables() {
    boolean whole = scope.subresource().isEmpty() && scope.resource().verbs().contains(Verb.LIST);
    return whole || scope.resource().isCustom();
  }

  /** Answers with one object. */
  void object(
      Request request,
      ResponseWriter response,
      int status,
      OutputMediaType type,
      StoredObject object)
      throws IOException {
    if (type.isPlainJson()) {
      ResponseWriters.bytes(request, response, status, type, scope.objects().json(object));
    } else {
      Unstructured tree = scope.objects().tree(object);
      Unstructured hub = scope.objects().hub(object, tree);
      tree(request, response, status, type, tree, hub);
    }
  }

  /**
   * Answers with an object that was not stored, or is no longer.
   *
   * @param hub the same object in the hub version, for the Table's columns
   */
  void tree(
      Request request,
      ResponseWriter response,
      int status,
      OutputMediaType type,
      Unstructured object,
      Unstructured hub)
      throws IOException {
    ResponseWriters.node(request, response, status, type, transform(request, type, object, hub));
  }

  private ObjectNode transform(
      Request request, OutputMediaType type, Unstructured object, Unstructured hub) {
    OutputMediaType.Transformation as = type.as();
    if (as.isNone()) {
      return object.node();
    }
    if (as.kind().equals("PartialObjectMetadataList")) {
      throw Negotiation.notAcceptable(
          "you requested PartialObjectMetadataList, but the requested object is not a list ("
              + goType("")
              + ")");
    }
    if (!as.isTable()) {
      return PartialMetadata.of(object, as.apiVersion());
    }
    IncludeObject include = IncludeObject.of(request);
    return singleTable(object, hub, as.apiVersion(), include, true);
  }

  /** A Table with one row, as single objects and watch events become. */
  ObjectNode singleTable(
      Unstructured object,
      Unstructured hub,
      String apiVersion,
      IncludeObject include,
      boolean withColumns) {
    ObjectNode metadata = JsonNodeFactory.instance.objectNode();
    metadata.put("selfLink", object.stringAt("metadata.selfLink"));
    metadata.put("resourceVersion", object.resourceVersion());
    ObjectNode table = table(apiVersion, metadata, withColumns);
    addRow(table.putArray("rows"), object, hub, apiVersion, include);
    return table;
  }

  private ObjectNode table(String apiVersion, ObjectNode metadata, boolean withColumns) {
    ObjectNode table = JsonNodeFactory.instance.objectNode();
    table.put("kind", "Table").put("apiVersion", apiVersion);
    table.set("metadata", metadata);
    table.set(
        "columnDefinitions",
        withColumns ? scope.tables().definitions() : JsonNodeFactory.instance.nullNode());
    return table;
  }

  private void addRow(
      ArrayNode rows,
      Unstructured object,
      Unstructured hub,
      String apiVersion,
      IncludeObject include) {
    Instant now = scope.services().clock().now();
    ObjectNode row = rows.addObject();
    row.set("cells", scope.tables().cells(hub, now));
    scope.tables().addConditions(row, hub);
    switch (include) {
      case NONE -> row.putNull("object");
      case METADATA -> row.set("object", PartialMetadata.of(object, apiVersion));
      case OBJECT -> row.set("object", object.node());
    }
  }

  /** The Go type that messages name. */
  String goType(String suffix) {
    String group = scope.resource().group();
    String pkg = group.isEmpty() ? "core" : group.split("\\.", 2)[0];
    return scope.resource().isCustom()
        ? "*unstructured.Unstructured" + suffix
        : "*" + pkg + "." + scope.resource().kind() + suffix;
  }

  /** Answers with a list as a Table. */
  ObjectNode listTable(
      Request request, String apiVersion, ObjectNode metadata, List<StoredObject> items) {
    IncludeObject include = IncludeObject.of(request);
    ObjectNode table = table(apiVersion, metadata, true);
    ArrayNode rows = rows(table, items.isEmpty());
    for (StoredObject item : items) {
      Unstructured object = scope.objects().tree(item);
      addRow(rows, object, scope.objects().hub(item, object), apiVersion, include);
    }
    return table;
  }

  /**
   * The same as JSON text, with rows that are kept with their objects: nothing is decoded that was
   * in a Table before. Only when {@link TableConvertor#keepsRows} and rows carry metadata.
   */
  byte[] listTableText(String apiVersion, ObjectNode metadata, List<StoredObject> items) {
    String head = table(apiVersion, metadata, true).toString();
    ByteArrayOutputStream out = new ByteArrayOutputStream(head.length() + 1024 * items.size());
    out.writeBytes(head.substring(0, head.length() - 1).getBytes(UTF_8));
    out.writeBytes(",\"rows\":[".getBytes(UTF_8));
    Instant now = scope.services().clock().now();
    RowKey key = new RowKey(scope.groupVersion(), apiVersion);
    for (int i = 0; i < items.size(); i++) {
      if (i > 0) {
        out.write(',');
      }
      items.get(i).derive(key, item -> keptRow(item, apiVersion)).writeTo(out, now);
    }
    out.writeBytes("]}".getBytes(UTF_8));
    return out.toByteArray();
  }

  private KeptRow keptRow(StoredObject item, String apiVersion) {
    Unstructured object = scope.objects().tree(item);
    Unstructured hub = scope.objects().hub(item, object);
    return scope.tables().keptRow(hub, PartialMetadata.of(object, apiVersion));
  }

  /** What a kept row depends on beside its object: the served version, and the Table's own. */
  private record RowKey(GroupVersion served, String apiVersion) {}

  /** The same for items that are not stored. */
  ObjectNode treeTable(Request request, String apiVersion, ObjectNode metadata, ArrayNode items) {
    IncludeObject include = IncludeObject.of(request);
    ObjectNode table = table(apiVersion, metadata, true);
    ArrayNode rows = rows(table, items.isEmpty());
    for (JsonNode item : items) {
      Unstructured object = Unstructured.of((ObjectNode) item);
      addRow(rows, object, object, apiVersion, include);
    }
    return table;
  }

  /** The rows to be filled; in tables of kinds without columns of their own none are null. */
  private ArrayNode rows(ObjectNode table, boolean empty) {
    ArrayNode rows = table.putArray("rows");
    boolean plain = !scope.resource().isCustom() && scope.resource().columns().isEmpty();
    if (empty && plain) {
      table.putNull("rows");
    }
    return rows;
  }

  /** What a row of a Table carries of its object. */
  enum IncludeObject {
    NONE,
    METADATA,
    OBJECT;

    static IncludeObject of(Request request) throws StatusException {
      String text = request.query().get("includeObject");
      return switch (text) {
        case "", "Metadata" -> METADATA;
        case "None" -> NONE;
        case "Object" -> OBJECT;
        default ->
          throw ApiErrors.badRequest(
              "Unable to convert to Table as requested: includeObject: Invalid value: "
                  + FieldError.quote(text)
                  + ": must be 'Metadata', 'Object', 'None', or empty");
      };
    }
  }
}
