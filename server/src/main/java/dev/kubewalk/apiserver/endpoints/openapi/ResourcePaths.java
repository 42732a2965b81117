package dev.kubewalk.apiserver.endpoints.openapi;

import static dev.kubewalk.apiserver.endpoints.openapi.OperationNames.title;

import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apiserver.registry.rest.Verb;
import java.util.Map;
import java.util.function.Function;

/**
 * The paths of one resource in one version: collection, single objects, subresources, and the old
 * watch paths.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/installer.go (registerResourceHandlers)
 */
final class ResourcePaths {
  static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.";
  private static final Parameter NAMESPACE =
      Parameter.path("namespace", "object name and auth scope, such as for teams and projects");

  private final ApiResource resource;
  private final Function<GroupVersionKind, String> definitions;
  private final Map<String, PathItem> paths;
  private final String operations;
  private final String kind;
  private final String scope;

  /**
   * @param definitions the name of a kind's definition
   * @param paths where the paths go
   */
  ResourcePaths(
      ApiResource resource,
      Function<GroupVersionKind, String> definitions,
      Map<String, PathItem> paths) {
    this.resource = resource;
    this.definitions = definitions;
    this.paths = paths;
    this.operations = OperationNames.groupVersion(resource.kind().groupVersion());
    this.kind = resource.kind().kind();
    this.scope = resource.namespaced() ? "Namespaced" : "";
  }

  void add() {
    String below = resource.namespaced() ? "/namespaces/{namespace}/" : "/";
    String collection = resource.root() + below + resource.plural();
    put(collection, collection());
    String single = collection + "/{name}";
    put(single, single());
    if (resource.namespaced() && has(Verb.LIST)) {
      put(resource.root() + "/" + resource.plural(), list(kind + "ForAllNamespaces", false));
    }
    for (ApiSubresource subresource : resource.subresources()) {
      put(single + "/" + subresource.name(), subresource(subresource, false));
      if (subresource.subpath()) {
        put(single + "/" + subresource.name() + "/{path}", subresource(subresource, true));
      }
    }
    if (has(Verb.LIST) && has(Verb.WATCH)) {
      addWatches(below);
    }
  }

  private void put(String path, PathItem item) {
    if (!item.isEmpty()) {
      paths.put(path, item);
    }
  }

  private boolean has(Verb verb) {
    return resource.verbs().contains(verb);
  }

  private String definition(String suffix) {
    GroupVersionKind own = resource.kind();
    return definitions.apply(new GroupVersionKind(own.group(), own.version(), own.kind() + suffix));
  }

  private Operation operation(String name, String description) {
    String tag = OperationNames.tag(resource.kind().groupVersion());
    return new Operation(name, tag, description);
  }

  private Operation inNamespace(Operation operation) {
    return resource.namespaced() ? operation.takes(NAMESPACE) : operation;
  }

  private Operation named(Operation operation) {
    return inNamespace(operation).takes(Parameter.path("name", "name of the " + kind));
  }

  private PathItem list(String name, boolean within) {
    PathItem item = new PathItem();
    Operation list = operation("list" + operations + name, "list or watch objects of kind " + kind)
        .action("list", resource.kind())
        .produces(Operation.STREAMS)
        .takes(Parameter.LIST)
        .takes(Parameter.PRETTY)
        .answers("200", definition("List"));
    return item.put("get", within ? inNamespace(list) : list);
  }

  private PathItem collection() {
    PathItem item = has(Verb.LIST) ? list(scope + kind, true) : new PathItem();
    if (has(Verb.CREATE)) {
      String name = "create" + operations + scope + kind;
      item.put("post", inNamespace(write(name, "create a " + kind, "post", resource.kind(), true)));
    }
    if (has(Verb.DELETECOLLECTION)) {
      Operation delete = operation(
              "delete" + operations + "Collection" + scope + kind, "delete collection of " + kind)
          .action("deletecollection", resource.kind())
          .takes(Parameter.LIST)
          .takes(Parameter.DELETE)
          .takes(Parameter.PRETTY)
          .body(META + "DeleteOptions", false)
          .answers("200", META + "Status");
      item.put("delete", inNamespace(delete));
    }
    return item;
  }

  private PathItem single() {
    PathItem item = new PathItem();
    String name = operations + scope + kind;
    if (has(Verb.GET)) {
      Operation get = read("read" + name, "read the specified " + kind, resource.kind());
      item.put("get", named(resource.exports() ? get.takes(Parameter.EXPORT) : get));
    }
    if (has(Verb.UPDATE)) {
      String text = "replace the specified " + kind;
      item.put("put", named(write("replace" + name, text, "put", resource.kind(), false)));
    }
    if (has(Verb.PATCH)) {
      String text = "partially update the specified " + kind;
      item.put("patch", named(patch("patch" + name, text, resource.kind())));
    }
    if (has(Verb.DELETE)) {
      String answer = resource.deleteReturnsObject() ? definition("") : META + "Status";
      item.put("delete", named(delete("delete" + name, answer)));
    }
    return item;
  }

  private Operation delete(String name, String answer) {
    return operation(name, "delete a " + kind)
        .action("delete", resource.kind())
        .takes(Parameter.DELETE)
        .takes(Parameter.PRETTY)
        .body(META + "DeleteOptions", false)
        .answers("200", answer)
        .answers("202", answer);
  }

  private Operation read(String name, String description, GroupVersionKind what) {
    return operation(name, description)
        .action("get", what)
        .takes(Parameter.PRETTY)
        .answers("200", definitions.apply(what));
  }

  private Operation write(
      String name, String description, String action, GroupVersionKind what, boolean create) {
    String definition = definitions.apply(what);
    Operation write = operation(name, description)
        .action(action, what)
        .takes(Parameter.WRITE)
        .takes(Parameter.PRETTY)
        .body(definition, true)
        .answers("200", definition)
        .answers("201", definition);
    return create ? write.answers("202", definition) : write;
  }

  private Operation patch(String name, String description, GroupVersionKind what) {
    return operation(name, description)
        .action("patch", what)
        .consumes(Operation.PATCHES)
        .takes(Parameter.WRITE)
        .takes(Parameter.FORCE)
        .takes(Parameter.PRETTY)
        .body(META + "Patch", true)
        .answers("200", definitions.apply(what));
  }

  private PathItem subresource(ApiSubresource sub, boolean withPath) {
    PathItem item = new PathItem();
    String name = operations + scope + kind + title(sub.name());
    String text = sub.name() + " of the specified " + kind;
    for (String method : sub.methods()) {
      String id = "connect" + operations + title(method) + scope + kind + title(sub.name());
      item.put(method, named(connect(sub, id, method, withPath)));
    }
    if (sub.verbs().contains(Verb.GET)) {
      Operation get = sub.name().equals("log")
          ? log(name, sub)
          : read("read" + name, "read " + text, sub.kind());
      item.put("get", named(get));
    }
    if (sub.verbs().contains(Verb.CREATE)) {
      item.put("post", named(write("create" + name, "create " + text, "post", sub.kind(), true)));
    }
    if (sub.verbs().contains(Verb.UPDATE)) {
      item.put("put", named(write("replace" + name, "replace " + text, "put", sub.kind(), false)));
    }
    if (sub.verbs().contains(Verb.PATCH)) {
      item.put("patch", named(patch("patch" + name, "partially update " + text, sub.kind())));
    }
    return item;
  }

  private Operation log(String name, ApiSubresource sub) {
    return operation("read" + name, "read log of the specified " + kind)
        .action("get", sub.kind())
        .produces(java.util.stream.Stream.concat(
                java.util.stream.Stream.of("text/plain"), Operation.OBJECTS.stream())
            .toList())
        .takes(Parameter.PRETTY)
        .takes(ConnectParameters.of(sub))
        .answers("200", "");
  }

  private Operation connect(ApiSubresource sub, String id, String method, boolean withPath) {
    Operation connect = operation(
            withPath ? id + "WithPath" : id,
            "connect " + title(method) + " requests to " + sub.name() + " of " + kind)
        .action("connect", sub.kind())
        .produces(Operation.ANYTHING)
        .takes(ConnectParameters.of(sub))
        .answers("200", "");
    return withPath ? connect.takes(Parameter.path("path", "path to the resource")) : connect;
  }

  private void addWatches(String below) {
    String root = resource.root() + "/watch";
    String plural = resource.plural();
    put(root + below + plural, watch(scope + kind + "List", "watchlist", NamedScope.NAMESPACE));
    put(root + below + plural + "/{name}", watch(scope + kind, "watch", NamedScope.OBJECT));
    if (resource.namespaced()) {
      String name = kind + "ListForAllNamespaces";
      put(root + "/" + plural, watch(name, "watchlist", NamedScope.ALL));
    }
  }

  /** How much of a watch's path is given. */
  private enum NamedScope {
    ALL,
    NAMESPACE,
    OBJECT
  }

  private PathItem watch(String name, String action, NamedScope within) {
    String text = action.equals("watch") ? "watch changes to an object" : "watch changes to a list";
    Operation watch = operation(
            "watch" + operations + name,
            text + " of " + kind + ". deprecated: use the 'watch' parameter with a list instead")
        .action(action, resource.kind())
        .produces(Operation.STREAMS)
        .takes(Parameter.LIST)
        .takes(Parameter.PRETTY)
        .answers("200", META + "WatchEvent");
    return new PathItem()
        .put(
            "get",
            switch (within) {
              case ALL -> watch;
              case NAMESPACE -> inNamespace(watch);
              case OBJECT -> named(watch);
            });
  }
}
