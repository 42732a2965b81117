package dev.kubewalk.apiserver.endpoints.openapi;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersion;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apimachinery.schema.Schemas;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Puts the document together: the paths of every resource, the paths of discovery, and every
 * definition that is reached from them. What {@link #addCustom} adds has definitions of its own.
 *
 * <p>Go: vendor/k8s.io/kube-openapi/pkg/builder/openapi.go (BuildOpenAPISpec)
 */
public final class OpenApiBuilder {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String REFERENCE = "#/definitions/";
  private static final List<String> JSON_ONLY = List.of("application/json");

  private final Schemas schemas;
  private final String version;
  private final List<ApiResource> resources = new ArrayList<>();
  private final Map<String, ObjectNode> customDefinitions = new TreeMap<>();

  /**
   * @param version of the API as the document states it, such as {@code v1.18.20}
   */
  public OpenApiBuilder(Schemas schemas, String version) {
    this.schemas = requireNonNull(schemas);
    this.version = requireNonNull(version);
  }

  public OpenApiBuilder add(List<ApiResource> served) {
    resources.addAll(served);
    return this;
  }

  /**
   * Adds a resource whose kind is not built in.
   *
   * @param schema the OpenAPI v2 schema of the kind; apiVersion, kind and metadata are added to it
   */
  public OpenApiBuilder addCustom(ApiResource resource, ObjectNode schema) {
    resources.add(resource);
    GroupVersionKind kind = resource.kind();
    String name = definitionName(kind);
    customDefinitions.put(name, CustomDefinitions.object(schema, kind));
    GroupVersionKind list =
        new GroupVersionKind(kind.group(), kind.version(), kind.kind() + "List");
    customDefinitions.put(definitionName(list), CustomDefinitions.list(name, list));
    return this;
  }

  /** The name of a kind's definition: the built-in one, or the reversed group of a custom one. */
  public String definitionName(GroupVersionKind kind) {
    return schemas.nameOf(kind).orElseGet(() -> {
      List<String> parts = new ArrayList<>(List.of(kind.group().split("\\.")));
      Collections.reverse(parts);
      return String.join(".", parts) + "." + kind.version() + "." + kind.kind();
    });
  }

  /** The document; a new one at every call. */
  public ObjectNode build() {
    Map<String, PathItem> paths = new TreeMap<>();
    addDiscovery(paths);
    resources.forEach(r -> new ResourcePaths(r, this::definitionName, paths).add());
    ObjectNode document = NODES.objectNode().put("swagger", "2.0");
    document.putObject("info").put("title", "Kubernetes").put("version", version);
    ObjectNode pathsJson = document.putObject("paths");
    paths.forEach((path, item) -> pathsJson.set(path, item.toJson()));
    document.set("definitions", definitions(pathsJson));
    ObjectNode token = document.putObject("securityDefinitions").putObject("BearerToken");
    token.put("description", "Bearer Token authentication").put("type", "apiKey");
    token.put("name", "authorization").put("in", "header");
    document.putArray("security").addObject().putArray("BearerToken");
    return document;
  }

  private void addDiscovery(Map<String, PathItem> paths) {
    String meta = ResourcePaths.META;
    paths.put("/api/", discovery("getCoreAPIVersions", "core", meta + "APIVersions"));
    paths.put("/apis/", discovery("getAPIVersions", "apis", meta + "APIGroupList"));
    paths.put("/version/", version());
    paths.put("/logs/", logs("logFileListHandler", List.of()));
    Parameter logPath = Parameter.path("logpath", "path to the log");
    paths.put("/logs/{logpath}", logs("logFileHandler", List.of(logPath)));
    for (ApiResource resource : resources) {
      GroupVersion groupVersion = resource.kind().groupVersion();
      String group = groupVersion.group();
      String name = OperationNames.groupVersion(groupVersion);
      paths.put(
          resource.root() + "/",
          discovery(
              "get" + name + "APIResources",
              OperationNames.tag(groupVersion),
              meta + "APIResourceList"));
      if (!group.isEmpty()) {
        String id = "get" + OperationNames.group(group) + "APIGroup";
        String tag = OperationNames.groupTag(group);
        paths.put("/apis/" + group + "/", discovery(id, tag, meta + "APIGroup"));
      }
    }
  }

  private static PathItem discovery(String id, String tag, String answer) {
    Operation get = new Operation(id, tag, "get what is available here")
        .consumes(Operation.OBJECTS)
        .answers("200", answer);
    return new PathItem().put("get", get);
  }

  private static PathItem version() {
    Operation get = new Operation("getCodeVersion", "version", "get the code version")
        .consumes(JSON_ONLY)
        .produces(JSON_ONLY)
        .answers("200", "io.k8s.apimachinery.pkg.version.Info");
    return new PathItem().put("get", get);
  }

  private static PathItem logs(String id, List<Parameter> parameters) {
    Operation get = new Operation(id, "logs", "read log files of this server")
        .consumes(List.of())
        .produces(List.of())
        .takes(parameters);
    return new PathItem().put("get", get);
  }

  /** Every definition that {@code from} refers to, directly or through others. */
  private ObjectNode definitions(JsonNode from) {
    Map<String, ObjectNode> reached = new TreeMap<>();
    Deque<String> open = new ArrayDeque<>(references(from));
    while (!open.isEmpty()) {
      String name = open.pop();
      if (!reached.containsKey(name)) {
        ObjectNode custom = customDefinitions.get(name);
        ObjectNode definition = custom == null ? schemas.definition(name) : custom;
        reached.put(name, definition);
        open.addAll(references(definition));
      }
    }
    ObjectNode json = NODES.objectNode();
    json.setAll(reached);
    return json;
  }

  private static Set<String> references(JsonNode tree) {
    Set<String> names = new TreeSet<>();
    for (String reference : tree.findValuesAsText("$ref")) {
      if (reference.startsWith(REFERENCE)) {
        names.add(reference.substring(REFERENCE.length()));
      }
    }
    return names;
  }
}
