package dev.kubewalk.apiserver.server;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.http.Handler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The REST services of a server by the root of their paths, in order of registration.
 *
 * <p>Go: vendor/github.com/emicklei/go-restful/container.go (Container)
 */
public final class RestContainer {
  private volatile List<WebService> services = List.of();

  /** A service: everything at its root and below is its business, also what it does not know. */
  public record WebService(String rootPath, Handler handler) {
    public WebService {
      requireNonNull(rootPath);
      requireNonNull(handler);
    }

    /** {@code /apis} lists groups and claims nothing below itself. */
    boolean claims(String path) {
      if (rootPath.equals("/apis")) {
        return path.equals("/apis") || path.equals("/apis/");
      }
      return path.startsWith(rootPath)
          && (path.length() == rootPath.length() || path.charAt(rootPath.length()) == '/');
    }
  }

  public synchronized void add(WebService service) {
    List<WebService> more = new ArrayList<>(services);
    more.add(service);
    services = List.copyOf(more);
  }

  /** Takes a service away; nothing happens if there is none. */
  public synchronized void remove(String rootPath) {
    services = services.stream().filter(s -> !s.rootPath().equals(rootPath)).toList();
  }

  public List<WebService> services() {
    return services;
  }

  /** The first service that claims a path. */
  Optional<WebService> find(String path) {
    for (WebService service : services) {
      if (service.claims(path)) {
        return Optional.of(service);
      }
    }
    return Optional.empty();
  }
}
