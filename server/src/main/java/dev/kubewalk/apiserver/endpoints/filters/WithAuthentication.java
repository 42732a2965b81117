package dev.kubewalk.apiserver.endpoints.filters;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apiserver.authentication.Audiences;
import dev.kubewalk.apiserver.authentication.AuthenticationException;
import dev.kubewalk.apiserver.authentication.AuthenticationResponse;
import dev.kubewalk.apiserver.authentication.RequestAuthenticator;
import dev.kubewalk.apiserver.authentication.UserInfo;
import dev.kubewalk.apiserver.endpoints.request.RequestKeys;
import dev.kubewalk.apiserver.endpoints.request.RequestTrace;
import dev.kubewalk.componentbase.klog.Klog;
import dev.kubewalk.http.Handler;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Finds out who asks, and hides the credential from everything behind it. Who cannot be told is
 * answered 401.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/filters/authentication.go (WithAuthentication)
 */
public final class WithAuthentication implements Handler {
  private final Handler next;
  private final RequestAuthenticator authenticator;
  private final Failure failure;
  private final List<String> apiAudiences;
  private final Klog log;
  private final AuthenticationMetrics metrics;

  /**
   * How to refuse.
   *
   * @param basicChallenge true when a password file is used, so that browsers ask for one
   */
  public record Failure(StatusWriter writer, boolean basicChallenge) {
    void write(Request request, ResponseWriter response) throws IOException {
      if (basicChallenge) {
        response.setHeader("WWW-Authenticate", "Basic realm=\"kubernetes-master\"");
      }
      writer.write(ApiErrors.unauthorized("Unauthorized"), request, response);
    }
  }

  public WithAuthentication(
      Handler next,
      RequestAuthenticator authenticator,
      Failure failure,
      List<String> apiAudiences,
      Klog log,
      AuthenticationMetrics metrics) {
    this.next = requireNonNull(next);
    this.authenticator = requireNonNull(authenticator);
    this.failure = requireNonNull(failure);
    this.apiAudiences = List.copyOf(apiAudiences);
    this.log = requireNonNull(log);
    this.metrics = requireNonNull(metrics);
  }

  @Override
  public void serve(Request request, ResponseWriter response) throws IOException {
    try (Step step = RequestTrace.of(request).step(Steps.WITH_AUTHENTICATION)) {
      serve(request, response, step);
    }
  }

  private void serve(Request request, ResponseWriter response, Step step) throws IOException {
    long start = metrics.start();
    AuthenticationMetrics.Result refusal = AuthenticationMetrics.Result.FAILURE;
    Optional<AuthenticationResponse> recognised;
    try {
      recognised = authenticator.authenticate(Audiences.with(request, apiAudiences));
    } catch (AuthenticationException wrong) {
      log.error("Unable to authenticate the request due to an error: " + wrong.getMessage());
      recognised = Optional.empty();
      refusal = AuthenticationMetrics.Result.ERROR;
    }
    if (recognised.isPresent() && !isForUs(recognised.get())) {
      recognised = Optional.empty();
      refusal = AuthenticationMetrics.Result.ERROR;
    }
    if (recognised.isEmpty()) {
      step.note("recognised", false);
      metrics.ended(refusal, start);
      failure.write(request, response);
      return;
    }
    UserInfo user = recognised.get().user();
    step.note("user", user.name());
    step.note("groups", user.groups());
    metrics.succeeded(user.name(), start);
    next.serve(request.withoutHeader("Authorization").with(RequestKeys.USER, user), response);
  }

  /** A credential made for other servers is not taken here; one without audiences is. */
  private boolean isForUs(AuthenticationResponse response) {
    if (apiAudiences.isEmpty() || response.audiences().isEmpty()) {
      return true;
    }
    boolean ours = !Collections.disjoint(apiAudiences, response.audiences());
    if (!ours) {
      log.error(
          "Unable to match the audience: " + response.audiences() + " , accepted: " + apiAudiences);
    }
    return ours;
  }
}
