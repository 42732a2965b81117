package dev.kubewalk.apiserver.endpoints.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A parameter in the path or the query.
 *
 * @param in {@code path} or {@code query}
 * @param type {@code string}, {@code integer} or {@code boolean}
 */
public record Parameter(String name, String in, String type, String description) {
  static final Parameter PRETTY =
      query("pretty", "string", "If 'true', then the output is pretty printed.");

  /** What every list and watch takes. */
  static final List<Parameter> LIST = List.of(
      query("allowWatchBookmarks", "boolean", "Asks a watch for events of type BOOKMARK."),
      query("continue", "string", "The token that a list with a limit ended with."),
      query("fieldSelector", "string", "Restricts the objects by their fields."),
      query("labelSelector", "string", "Restricts the objects by their labels."),
      query("limit", "integer", "The most objects to return in one answer."),
      query("resourceVersion", "string", "How new the answer must be, or where to start."),
      query("timeoutSeconds", "integer", "How long the call may take."),
      query("watch", "boolean", "Streams changes instead of returning a list."));

  static final Parameter DRY_RUN =
      query("dryRun", "string", "'All' runs every stage but does not persist the change.");
  static final List<Parameter> DELETE = List.of(
      DRY_RUN,
      query("gracePeriodSeconds", "integer", "Seconds before the object is deleted."),
      query("orphanDependents", "boolean", "Deprecated: use propagationPolicy."),
      query("propagationPolicy", "string", "What becomes of dependents."));
  static final List<Parameter> WRITE =
      List.of(DRY_RUN, query("fieldManager", "string", "The name of who makes the change."));
  static final Parameter FORCE =
      query("force", "boolean", "Takes fields over from other managers; for apply only.");
  static final List<Parameter> EXPORT = List.of(
      query("exact", "boolean", "Deprecated: keeps cluster-specific fields when exporting."),
      query("export", "boolean", "Deprecated: leaves out what a user cannot specify."));

  static Parameter query(String name, String type, String description) {
    return new Parameter(name, "query", type, description);
  }

  static Parameter path(String name, String description) {
    return new Parameter(name, "path", "string", description);
  }

  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("uniqueItems", true).put("type", type).put("description", description);
    json.put("name", name).put("in", in);
    return in.equals("path") ? json.put("required", true) : json;
  }
}
