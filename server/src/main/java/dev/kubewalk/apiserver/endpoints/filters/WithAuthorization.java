package dev.kubewalk.apiserver.endpoints.filters;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.authentication.UserInfo;
import dev.kubewalk.apiserver.authorization.Attributes;
import dev.kubewalk.apiserver.authorization.Attributes.ResourceAttributes;
import dev.kubewalk.apiserver.authorization.Authorizer;
import dev.kubewalk.apiserver.authorization.Decision;
import dev.kubewalk.apiserver.endpoints.request.RequestInfo;
import dev.kubewalk.apiserver.endpoints.request.RequestKeys;
import dev.kubewalk.apiserver.endpoints.request.RequestTrace;
import dev.kubewalk.componentbase.cli.Quote;
import dev.kubewalk.componentbase.klog.Klog;
import dev.kubewalk.http.Handler;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import java.io.IOException;
import java.util.List;

/**
 * Lets a request pass when its user may do what it asks for.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/filters/authorization.go (WithAuthorization)
 */
public final class WithAuthorization implements Handler {
  private static final int FORBIDDEN_VERBOSITY = 4;

  /** Who asks when authentication is switched off. */
  private static final UserInfo NOBODY = new UserInfo("", List.of());

  private final Handler next;
  private final Authorizer authorizer;
  private final StatusWriter writer;
  private final Klog log;

  public WithAuthorization(Handler next, Authorizer authorizer, StatusWriter writer, Klog log) {
    this.next = requireNonNull(next);
    this.authorizer = requireNonNull(authorizer);
    this.writer = requireNonNull(writer);
    this.log = requireNonNull(log);
  }

  @Override
  public void serve(Request request, ResponseWriter response) throws IOException {
    try (Step step = RequestTrace.of(request).step(Steps.WITH_AUTHORIZATION)) {
      serve(request, response, step);
    }
  }

  private void serve(Request request, ResponseWriter response, Step step) throws IOException {
    Attributes attributes = attributesOf(request);
    Decision decision = authorizer.authorize(attributes);
    step.note("user", attributes.user().name());
    step.note("decision", decision instanceof Decision.Allow ? "allow" : "forbid");
    step.note("reason", decision.reason());
    if (decision instanceof Decision.Allow) {
      next.serve(request, response);
      return;
    }
    if (decision instanceof Decision.NoOpinion none && !none.error().isEmpty()) {
      ResponseWriters.internalError(request, response, none.error());
      return;
    }
    log.v(FORBIDDEN_VERBOSITY)
        .infof(
            "Forbidden: %s, Reason: %s",
            Quote.quote(ResponseWriters.requestUri(request)), Quote.quote(decision.reason()));
    ResponseWriters.forbidden(writer, attributes, decision.reason(), request, response);
  }

  /** What the request asks for, in the words of authorizers. Go: GetAuthorizerAttributes. */
  public static Attributes attributesOf(Request request) {
    UserInfo known = request.get(RequestKeys.USER);
    UserInfo user = known == null ? NOBODY : known;
    RequestInfo info = request.get(RequestKeys.REQUEST_INFO);
    ResourceAttributes resource = info.resourceRequest()
        ? new ResourceAttributes(
            info.apiGroup(),
            info.apiVersion(),
            info.resource(),
            info.subresource(),
            info.namespace(),
            info.name())
        : ResourceAttributes.NONE;
    return new Attributes(user, info.verb(), info.resourceRequest(), resource, info.path());
  }
}
