package dev.kubewalk.apiserver.endpoints.request;

import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.fields.FieldSelector;
import dev.kubewalk.apiserver.endpoints.request.RequestInfo.ResourcePath;
import dev.kubewalk.http.Query;
import dev.kubewalk.http.Request;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Understands paths and methods. The forms of a resource's path, after {@code /api/VERSION} or
 * {@code /apis/GROUP/VERSION}:
 *
 * <pre>
 *   /namespaces/NAMESPACE/RESOURCE/NAME/SUBRESOURCE
 *   /RESOURCE/NAME/SUBRESOURCE
 *   /watch/… and /proxy/…, the deprecated verbs in the path, before either form
 * </pre>
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/request/requestinfo.go (RequestInfoFactory)
 */
public final class RequestInfoResolver {
  private static final Set<String> API_PREFIXES = Set.of("api", "apis");
  private static final Set<String> GROUPLESS_PREFIXES = Set.of("api");
  private static final Set<String> PATH_VERBS = Set.of("proxy", "watch");
  private static final Set<String> NAMESPACE_SUBRESOURCES = Set.of("status", "finalize");
  private static final ResourcePath NO_RESOURCE = new ResourcePath("", "", "", List.of());
  private static final int SHORTEST_RESOURCE_PATH = 3;

  /** A path that starts like a resource's and then ends too early. */
  public static final class UnresolvablePathException extends Exception {
    private static final long serialVersionUID = 1L;

    UnresolvablePathException(String message) {
      super(message);
    }
  }

  /**
   * @throws UnresolvablePathException for {@code /api/v1/watch} without anything behind it
   */
  public RequestInfo resolve(Request request) throws UnresolvablePathException {
    List<String> parts = split(request.path());
    String prefix = parts.isEmpty() ? "" : parts.get(0);
    boolean groupless = GROUPLESS_PREFIXES.contains(prefix);
    int needed = groupless ? SHORTEST_RESOURCE_PATH : SHORTEST_RESOURCE_PATH + 1;
    if (!API_PREFIXES.contains(prefix) || parts.size() < needed) {
      String verb = request.method().toLowerCase(Locale.ROOT);
      return new RequestInfo(false, request.path(), verb, prefixOf(parts), "", "", "", NO_RESOURCE);
    }
    String group = groupless ? "" : parts.get(1);
    String version = parts.get(needed - 2);
    return resolveResource(
        request, new Root(prefix, group, version), parts.subList(needed - 1, parts.size()));
  }

  /** What stands before the resource. */
  private record Root(String prefix, String group, String version) {}

  /** Go notes the prefix of short API paths too. */
  private static String prefixOf(List<String> parts) {
    return parts.size() >= SHORTEST_RESOURCE_PATH && API_PREFIXES.contains(parts.get(0))
        ? parts.get(0)
        : "";
  }

  private static RequestInfo resolveResource(Request request, Root root, List<String> given)
      throws UnresolvablePathException {
    List<String> parts = given;
    String verb = verbOf(request.method());
    boolean verbInPath = PATH_VERBS.contains(parts.get(0));
    if (verbInPath) {
      if (parts.size() < 2) {
        throw new UnresolvablePathException(
            "unable to determine kind and namespace from url, " + request.path());
      }
      verb = parts.get(0);
      parts = parts.subList(1, parts.size());
    }
    String namespace = "";
    if (parts.get(0).equals("namespaces") && parts.size() > 1) {
      namespace = parts.get(1);
      if (parts.size() > 2 && !NAMESPACE_SUBRESOURCES.contains(parts.get(2))) {
        parts = parts.subList(2, parts.size());
      }
    }
    String name = parts.size() > 1 ? parts.get(1) : "";
    String subresource = parts.size() > 2 && !verb.equals("proxy") ? parts.get(2) : "";
    if (name.isEmpty() && verb.equals("get")) {
      ListOptions options = ListOptions.of(request.query());
      verb = options.watch() ? "watch" : "list";
      name = options.name();
    } else if (name.isEmpty() && verb.equals("delete")) {
      verb = "deletecollection";
    }
    ResourcePath target = new ResourcePath(parts.get(0), subresource, name, parts);
    return new RequestInfo(
        true, request.path(), verb, root.prefix, root.group, root.version, namespace, target);
  }

  private static String verbOf(String method) {
    return switch (method) {
      case "POST" -> "create";
      case "GET", "HEAD" -> "get";
      case "PUT" -> "update";
      case "PATCH" -> "patch";
      case "DELETE" -> "delete";
      default -> "";
    };
  }

  /** The two list options that change what a request means. */
  private record ListOptions(boolean watch, String name) {
    static ListOptions of(Query query) {
      boolean watch = query.has("watch") && isTrue(query.get("watch"));
      if (!isNumber(query, "limit") || !isNumber(query, "timeoutSeconds")) {
        return new ListOptions(watch, "");
      }
      return new ListOptions(watch, exactName(query.get("fieldSelector")));
    }

    /** Whatever is not a no is a yes. */
    private static boolean isTrue(String value) {
      return !value.equals("0") && !value.equalsIgnoreCase("false");
    }

    private static boolean isNumber(Query query, String name) {
      try {
        if (query.has(name)) {
          Long.parseLong(query.get(name));
        }
        return true;
      } catch (NumberFormatException notANumber) {
        // The list handler tells the client; here it only means that no option counts.
        return false;
      }
    }

    private static String exactName(String fieldSelector) {
      if (fieldSelector.isEmpty()) {
        return "";
      }
      try {
        String name = FieldSelector.parse(fieldSelector)
            .requiresExactMatch("metadata.name")
            .orElse("");
        return isPathSegment(name) ? name : "";
      } catch (StatusException | IllegalArgumentException malformed) {
        // The list handler tells the client.
        return "";
      }
    }

    private static boolean isPathSegment(String name) {
      return !name.equals(".")
          && !name.equals("..")
          && name.indexOf('/') < 0
          && name.indexOf('%') < 0;
    }
  }

  /** The parts between slashes, without those at the ends. */
  static List<String> split(String path) {
    int from = 0;
    int to = path.length();
    while (from < to && path.charAt(from) == '/') {
      from++;
    }
    while (to > from && path.charAt(to - 1) == '/') {
      to--;
    }
    return from == to ? List.of() : List.of(path.substring(from, to).split("/", -1));
  }
}
