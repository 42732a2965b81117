package dev.kubewalk.apiserver.server.routes;

import dev.kubewalk.componentbase.version.VersionInfo;
import dev.kubewalk.http.Handler;
import dev.kubewalk.http.Responses;
import java.nio.charset.StandardCharsets;

/**
 * Says which version the server speaks.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/routes/version.go (Version)
 */
public final class VersionRoute {
  public static final String ROOT = "/version";

  private VersionRoute() {}

  /** The handler for {@link #ROOT}; other methods and paths are the service's own errors. */
  public static Handler handler(VersionInfo version) {
    byte[] document = version.toJson().getBytes(StandardCharsets.UTF_8);
    return RestRoutes.get(ROOT, (request, response) -> Responses.json(response, document, 200));
  }
}
