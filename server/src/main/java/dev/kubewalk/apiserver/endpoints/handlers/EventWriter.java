package dev.kubewalk.apiserver.endpoints.handlers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.endpoints.negotiation.OutputMediaType;
import dev.kubewalk.apiserver.endpoints.tables.PartialMetadata;
import dev.kubewalk.apiserver.storage.StoredObject;
import dev.kubewalk.apiserver.storage.WatchEvent;
import dev.kubewalk.http.Request;

/**
 * Puts watch events into the form that a client asked for, one line each.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/watch.go (WatchServer)
 */
final class EventWriter {
  /** A brace and the end of the line. */
  private static final int TAIL_BYTES = 2;

  private final RequestScope scope;
  private final OutputMediaType type;
  private final Responder.IncludeObject include;
  private boolean columnsSent;

  EventWriter(RequestScope scope, OutputMediaType type, Request request) {
    this.scope = scope;
    this.type = type;
    this.include =
        type.as().isTable() ? Responder.IncludeObject.of(request) : Responder.IncludeObject.NONE;
  }

  byte[] line(WatchEvent event) {
    if (event instanceof WatchEvent.Change change) {
      if (!type.as().isNone()) {
        return frame(event.type(), VersionedObjects.write(transformed(change.object())));
      }
      byte[] stored = change.object().json();
      byte[] json = scope.objects().json(change.object());
      return json == stored ? event.line() : frame(event.type(), json);
    }
    if (event instanceof WatchEvent.Bookmark bookmark) {
      return frame(event.type(), bookmark(bookmark));
    }
    return event.line();
  }

  private byte[] bookmark(WatchEvent.Bookmark bookmark) {
    Unstructured object =
        Unstructured.create(scope.groupVersion().toString(), scope.resource().kind());
    object.set("metadata.resourceVersion", Long.toString(bookmark.revision()));
    if (!scope.resource().isCustom()) {
      object.ensureObject("metadata").putNull("creationTimestamp");
      scope.decoder().normalize(object);
    }
    return VersionedObjects.write(
        type.as().isNone() || type.as().isTable()
            ? object.node()
            : PartialMetadata.of(object, type.as().apiVersion()));
  }

  private ObjectNode transformed(StoredObject stored) {
    Unstructured object = scope.objects().tree(stored);
    String apiVersion = type.as().apiVersion();
    if (!type.as().isTable()) {
      return PartialMetadata.of(object, apiVersion);
    }
    boolean withColumns = !columnsSent;
    columnsSent = true;
    return scope
        .responder()
        .singleTable(object, scope.objects().hub(stored, object), apiVersion, include, withColumns);
  }

  /** How much of an event's line is its object. */
  static int objectBytes(WatchEvent event, byte[] line) {
    return line.length - head(event.type()).length() - TAIL_BYTES;
  }

  private static String head(String type) {
    return "{\"type\":\"" + type + "\",\"object\":";
  }

  private static byte[] frame(String type, byte[] object) {
    byte[] head = head(type).getBytes(UTF_8);
    byte[] line = new byte[head.length + object.length + TAIL_BYTES];
    System.arraycopy(head, 0, line, 0, head.length);
    System.arraycopy(object, 0, line, head.length, object.length);
    line[line.length - 2] = '}';
    line[line.length - 1] = '\n';
    return line;
  }
}
