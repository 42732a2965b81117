package dev.kubewalk.apiserver.endpoints.filters;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.authentication.UserInfo;
import dev.kubewalk.apiserver.endpoints.request.RequestKeys;
import dev.kubewalk.apiserver.endpoints.request.RequestTrace;
import dev.kubewalk.http.Handler;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import java.io.IOException;
import java.util.List;

/**
 * Takes every request for one user's: on the insecure port nobody is asked who they are.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/deprecated_insecure_serving.go
 * (InsecureSuperuser)
 */
public final class WithStaticUser implements Handler {
  private final Handler next;
  private final UserInfo user;

  private WithStaticUser(Handler next, UserInfo user) {
    this.next = requireNonNull(next);
    this.user = requireNonNull(user);
  }

  /** Everybody is system:unsecured, an administrator. */
  public static WithStaticUser insecure(Handler next) {
    List<String> groups = List.of(UserInfo.SYSTEM_PRIVILEGED_GROUP, UserInfo.ALL_AUTHENTICATED);
    return new WithStaticUser(next, new UserInfo("system:unsecured", groups));
  }

  @Override
  public void serve(Request request, ResponseWriter response) throws IOException {
    try (Step step = RequestTrace.of(request).step(Steps.WITH_AUTHENTICATION)) {
      step.note("user", user.name());
      next.serve(request.withoutHeader("Authorization").with(RequestKeys.USER, user), response);
    }
  }
}
