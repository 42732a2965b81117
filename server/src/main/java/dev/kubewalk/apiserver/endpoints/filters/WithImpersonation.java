package dev.kubewalk.apiserver.endpoints.filters;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.authentication.UserInfo;
import dev.kubewalk.apiserver.authorization.Attributes;
import dev.kubewalk.apiserver.authorization.Authorizer;
import dev.kubewalk.apiserver.authorization.Decision;
import dev.kubewalk.apiserver.endpoints.request.RequestKeys;
import dev.kubewalk.apiserver.endpoints.request.RequestTrace;
import dev.kubewalk.componentbase.klog.Klog;
import dev.kubewalk.http.Handler;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import java.io.IOException;
import java.util.List;

/**
 * Lets a user who may do so act as somebody else. Every part of the other identity is authorized by
 * itself with the verb {@code impersonate}; what stands behind this filter sees the other user only.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/filters/impersonation.go (WithImpersonation)
 */
public final class WithImpersonation implements Handler {
  private static final int FORBIDDEN_VERBOSITY = 4;

  private final Handler next;
  private final Authorizer authorizer;
  private final StatusWriter writer;
  private final Klog log;

  public WithImpersonation(Handler next, Authorizer authorizer, StatusWriter writer, Klog log) {
    this.next = requireNonNull(next);
    this.authorizer = requireNonNull(authorizer);
    this.writer = requireNonNull(writer);
    this.log = requireNonNull(log);
  }

  @Override
  public void serve(Request request, ResponseWriter response) throws IOException {
    List<ImpersonatedPart> parts = ImpersonatedPart.of(request);
    try (Step step = RequestTrace.of(request).step(Steps.WITH_IMPERSONATION)) {
      step.note("impersonates", !parts.isEmpty());
      if (parts.isEmpty()) {
        next.serve(request, response);
      } else {
        serveAsSomebodyElse(request, response, parts, step);
      }
    }
  }

  private void serveAsSomebodyElse(
      Request request, ResponseWriter response, List<ImpersonatedPart> parts, Step step)
      throws IOException {
    if (parts.stream().noneMatch(ImpersonatedPart::isUser)) {
      ResponseWriters.internalError(
          request,
          response,
          "requested " + ImpersonatedPart.goString(parts) + " without impersonating a user");
      return;
    }
    UserInfo requestor = request.get(RequestKeys.USER);
    for (ImpersonatedPart part : parts) {
      Attributes asked = Attributes.ofResource(requestor, "impersonate", part.resource());
      Decision decision = authorizer.authorize(asked);
      if (!(decision instanceof Decision.Allow)) {
        log.v(FORBIDDEN_VERBOSITY).info("Forbidden: " + asked + ", Reason: " + decision.reason());
        ResponseWriters.forbidden(writer, asked, decision.reason(), request, response);
        return;
      }
    }
    UserInfo other = ImpersonatedPart.userOf(parts);
    step.changed("user", requestor.name(), other.name());
    next.serve(withoutImpersonation(request).with(RequestKeys.USER, other), response);
  }

  private static Request withoutImpersonation(Request request) {
    Request clean = request;
    for (String name : request.headerNames()) {
      if (name.regionMatches(true, 0, "Impersonate-", 0, "Impersonate-".length())) {
        clean = clean.withoutHeader(name);
      }
    }
    return clean;
  }
}
