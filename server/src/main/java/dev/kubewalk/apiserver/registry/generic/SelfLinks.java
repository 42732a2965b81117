package dev.kubewalk.apiserver.registry.generic;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.runtime.schema.GroupVersion;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The paths by which objects can be reached, which v1.18 still writes into them.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/namer.go (ContextBasedNaming)
 */
public final class SelfLinks {
  private static final String UNESCAPED = "-_.~$&+,/:;=@*!'()";

  private final String root;
  private final String resource;
  private final String suffix;

  /**
   * @param subresource that the links end in; may be empty
   */
  public SelfLinks(GroupVersion version, String resource, String subresource) {
    this.root = rootPath(version);
    this.resource = requireNonNull(resource, "resource is null");
    this.suffix = subresource.isEmpty() ? "" : "/" + subresource;
  }

  /** {@code /api/v1} or {@code /apis/apps/v1}. */
  public static String rootPath(GroupVersion version) {
    return (version.group().isEmpty() ? "/api/" : "/apis/") + version;
  }

  public String of(Unstructured object) {
    String namespace = object.namespace();
    if (namespace.isEmpty()) {
      // As Go does for what has no namespace, and only there: with the rules of a query.
      String name = URLEncoder.encode(object.name(), StandardCharsets.UTF_8);
      return root + "/" + resource + "/" + name + suffix;
    }
    String scope = "/namespaces/" + namespace + "/";
    return escape(root + scope + resource + "/" + object.name() + suffix);
  }

  public Unstructured setOn(Unstructured object) {
    return object.set("metadata.selfLink", of(object));
  }

  /** Percent-encodes what may not stand in a path. */
  public static String escape(String path) {
    StringBuilder escaped = null;
    byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      char c = (char) (bytes[i] & 0xff);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || UNESCAPED.indexOf(c) >= 0);
      if (!plain && escaped == null) {
        escaped = new StringBuilder(new String(bytes, 0, i, StandardCharsets.US_ASCII));
      }
      if (escaped != null) {
        escaped.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
      }
    }
    return escaped == null ? path : escaped.toString();
  }
}
