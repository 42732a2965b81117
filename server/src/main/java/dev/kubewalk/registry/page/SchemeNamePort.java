package dev.kubewalk.registry.page;

import java.util.Optional;

/**
 * How a proxied object is named in a path: {@code name}, {@code name:port} or {@code
 * scheme:name:port}.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/util/net/port_split.go (SplitSchemeNamePort)
 *
 * @param scheme empty, http or https
 * @param port empty when none is named
 */
public record SchemeNamePort(String scheme, String name, String port) {
  /** Empty for what has none of the three forms. */
  public static Optional<SchemeNamePort> split(String id) {
    String[] parts = id.split(":", -1);
    SchemeNamePort found = switch (parts.length) {
      case 1 -> new SchemeNamePort("", parts[0], "");
      case 2 -> new SchemeNamePort("", parts[0], parts[1]);
      case 3 -> new SchemeNamePort(parts[0], parts[1], parts[2]);
      default -> new SchemeNamePort("", "", "");
    };
    boolean known = found.scheme.isEmpty() && parts.length < 3
        || found.scheme.equals("http")
        || found.scheme.equals("https")
        || (parts.length == 3 && found.scheme.isEmpty());
    return known && !found.name.isEmpty() ? Optional.of(found) : Optional.empty();
  }
}
