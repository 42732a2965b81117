package dev.kubewalk.apiserver.endpoints.handlers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.endpoints.handlers.Responder.IncludeObject;
import dev.kubewalk.apiserver.endpoints.negotiation.Format;
import dev.kubewalk.apiserver.endpoints.negotiation.Negotiation;
import dev.kubewalk.apiserver.endpoints.negotiation.OutputMediaType;
import dev.kubewalk.apiserver.endpoints.tables.PartialMetadata;
import dev.kubewalk.apiserver.registry.generic.SelfLinks;
import dev.kubewalk.apiserver.storage.ObjectList;
import dev.kubewalk.apiserver.storage.StoredObject;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * Writes lists. A plain JSON list is put together from the items' stored texts; nothing is decoded.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/response.go (transformResponseObject)
 */
final class ListWriter {
  private final RequestScope scope;
  private final String listKind;
  private final String apiVersion;
  private final byte[] typePrefix;

  ListWriter(RequestScope scope) {
    this.scope = scope;
    this.listKind = scope.resource().listKind();
    this.apiVersion = scope.groupVersion().toString();
    String prefix =
        "{\"kind\":\"" + scope.resource().kind() + "\",\"apiVersion\":\"" + apiVersion + "\",";
    this.typePrefix = prefix.getBytes(UTF_8);
  }

  void write(Request request, ResponseWriter response, OutputMediaType type, ObjectList list)
      throws IOException {
    OutputMediaType.Transformation as = type.as();
    ObjectNode metadata = metadata(request, list);
    if (type.isPlainJson()) {
      ResponseWriters.bytes(request, response, 200, type, concatenate(metadata, list));
    } else if (as.isNone()) {
      ResponseWriters.node(request, response, 200, type, tree(metadata, list));
    } else if (as.isTable() && keepsRows(request, type)) {
      byte[] table = scope.responder().listTableText(as.apiVersion(), metadata, list.items());
      ResponseWriters.bytes(request, response, 200, type, table);
    } else if (as.isTable()) {
      ObjectNode table =
          scope.responder().listTable(request, as.apiVersion(), metadata, list.items());
      ResponseWriters.node(request, response, 200, type, table);
    } else if (as.kind().equals("PartialObjectMetadataList")) {
      ResponseWriters.node(request, response, 200, type, partial(as.apiVersion(), metadata, list));
    } else {
      throw Negotiation.notAcceptable(
          "you requested PartialObjectMetadata, but the requested object is a list ("
              + scope.responder().goType("List")
              + ")");
    }
  }

  /** True when a Table can be put together from rows that are kept with the items. */
  private boolean keepsRows(Request request, OutputMediaType type) {
    return type.format() == Format.JSON
        && !type.pretty()
        && scope.tables().keepsRows()
        && IncludeObject.of(request) == IncludeObject.METADATA;
  }

  private ObjectNode metadata(Request request, ObjectList list) {
    ObjectNode metadata = JsonNodeFactory.instance.objectNode();
    metadata.put("selfLink", SelfLinks.escape(request.path()));
    metadata.put("resourceVersion", Long.toString(list.revision()));
    if (!list.continueToken().isEmpty()) {
      metadata.put("continue", list.continueToken());
    }
    list.remainingItemCount().ifPresent(count -> metadata.put("remainingItemCount", count));
    return metadata;
  }

  private byte[] concatenate(ObjectNode metadata, ObjectList list) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(256 + estimate(list));
    if (scope.resource().isCustom() && !metadata.has("continue")) {
      metadata.put("continue", "");
    }
    append(out, "{\"kind\":\"" + listKind + "\",\"apiVersion\":\"" + apiVersion + "\",");
    append(out, "\"metadata\":" + metadata + ",\"items\":[");
    boolean first = true;
    for (StoredObject item : list.items()) {
      if (!first) {
        out.write(',');
      }
      first = false;
      appendItem(out, scope.objects().json(item));
    }
    append(out, "]}");
    return out.toByteArray();
  }

  private static int estimate(ObjectList list) {
    return list.items().isEmpty()
        ? 0
        : (list.items().get(0).json().length + 64) * list.items().size();
  }

  private static void append(ByteArrayOutputStream out, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    out.write(bytes, 0, bytes.length);
  }

  /** Items of built-in kinds stand without kind and apiVersion. */
  private void appendItem(ByteArrayOutputStream out, byte[] json) {
    int length = typePrefix.length;
    boolean strip = !scope.resource().isCustom()
        && json.length > length
        && Arrays.equals(json, 0, length, typePrefix, 0, length);
    if (strip) {
      out.write('{');
      out.write(json, length, json.length - length);
    } else {
      out.write(json, 0, json.length);
    }
  }

  private ObjectNode tree(ObjectNode metadata, ObjectList list) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("kind", listKind).put("apiVersion", apiVersion);
    tree.set("metadata", metadata);
    ArrayNode items = tree.putArray("items");
    for (StoredObject item : list.items()) {
      Unstructured object = scope.objects().tree(item);
      items.add(
          scope.resource().isCustom()
              ? object.node()
              : object.remove("kind").remove("apiVersion").node());
    }
    return tree;
  }

  private ObjectNode partial(String version, ObjectNode metadata, ObjectList list) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("kind", "PartialObjectMetadataList").put("apiVersion", version);
    // The conversion of v1.18 forgets the count of what remains.
    metadata.remove("remainingItemCount");
    tree.set("metadata", metadata);
    if (list.items().isEmpty()) {
      return tree.putNull("items");
    }
    ArrayNode items = tree.putArray("items");
    for (StoredObject item : list.items()) {
      items.add(PartialMetadata.of(scope.objects().tree(item), version));
    }
    return tree;
  }
}
