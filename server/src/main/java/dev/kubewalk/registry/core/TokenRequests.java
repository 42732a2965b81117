package dev.kubewalk.registry.core;

import com.fasterxml.jackson.databind.node.NullNode;
import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.runtime.schema.GroupResource;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersion;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.ErrorList;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.apiserver.registry.generic.SelfLinks;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * {@code serviceaccounts/token}: makes a token for an account, alive no longer than the object it
 * is bound to.
 *
 * <p>Go: pkg/registry/core/serviceaccount/storage/token.go (TokenREST)
 */
final class TokenRequests {
  static final GroupVersionKind KIND =
      new GroupVersionKind("authentication.k8s.io", "v1", "TokenRequest");
  private static final SelfLinks LINKS =
      new SelfLinks(new GroupVersion("", "v1"), "serviceaccounts", "token");
  private static final long HOUR = 60 * 60;
  private static final long SHORTEST = 10 * 60;
  private static final long LONGEST = 1L << 32;

  private final TokenIssuer issuer;
  private final CoreDependencies server;

  TokenRequests(TokenIssuer issuer, CoreDependencies server) {
    this.issuer = issuer;
    this.server = server;
  }

  Unstructured create(RequestContext context, Unstructured request) {
    request.setDefault("spec.expirationSeconds", HOUR);
    if (request.at("spec.audiences").isEmpty()) {
      request.set("spec.audiences", issuer.defaultAudiences());
    }
    String name = context.info().name();
    Unstructured account =
        server.stores().of("", "serviceaccounts").get(context, name, "").object();
    validate(request);
    Unstructured bound = bound(context, request);
    long seconds = request.longAt("spec.expirationSeconds");
    if (issuer.maxExpirationSeconds() > 0) {
      seconds = Math.min(seconds, issuer.maxExpirationSeconds());
    }
    Instant expires = context.now().plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS);
    List<String> audiences = request.stringsAt("spec.audiences");
    String token =
        issuer.issue(new TokenIssuer.Claims(account, bound, audiences, context.now(), expires));
    linkSelf(context, request);
    request.set("spec.expirationSeconds", seconds);
    if (!request.has("spec.boundObjectRef")) {
      request.set("spec.boundObjectRef", NullNode.instance);
    }
    request.set("status.token", token);
    request.set("status.expirationTimestamp", expires.toString());
    return request;
  }

  /** Names in the body lead the link astray, as they do in Go. */
  private static void linkSelf(RequestContext context, Unstructured request) {
    Unstructured named = request.copy();
    if (named.name().isEmpty()) {
      named.set("metadata.name", context.info().name());
    }
    if (named.namespace().isEmpty()) {
      named.set("metadata.namespace", context.namespace());
    }
    request.set("metadata.selfLink", LINKS.of(named));
  }

  private static void validate(Unstructured request) {
    ErrorList errors = new ErrorList();
    long seconds = request.longAt("spec.expirationSeconds");
    if (seconds < SHORTEST) {
      errors.add(FieldError.invalid(
          "spec.expirationSeconds", seconds, "may not specify a duration less than 10 minutes"));
    }
    if (seconds > LONGEST) {
      errors.add(FieldError.invalid(
          "spec.expirationSeconds",
          seconds,
          "may not specify a duration larger than 2^32 seconds"));
    }
    if (!errors.isEmpty()) {
      throw ApiErrors.invalid(KIND.group(), KIND.kind(), "", errors);
    }
  }

  private Unstructured bound(RequestContext context, Unstructured request) {
    if (!request.has("spec.boundObjectRef")) {
      return null;
    }
    String kind = request.stringAt("spec.boundObjectRef.kind");
    String version = request.stringAt("spec.boundObjectRef.apiVersion");
    String name = request.stringAt("spec.boundObjectRef.name");
    if (!version.equals("v1") || !(kind.equals("Pod") || kind.equals("Secret"))) {
      throw ApiErrors.badRequest(
          "cannot bind token for serviceaccount to object of type " + goKind(version, kind));
    }
    String plural = kind.equals("Pod") ? "pods" : "secrets";
    Unstructured bound = server.stores().of("", plural).get(context, name, "").object();
    if (kind.equals("Pod")
        && !context.info().name().equals(bound.stringAt("spec.serviceAccountName"))) {
      throw ApiErrors.badRequest("cannot bind token for serviceaccount \""
          + context.info().name() + "\" to pod running with different serviceaccount name.");
    }
    String uid = request.stringAt("spec.boundObjectRef.uid");
    if (!uid.isEmpty() && !uid.equals(bound.uid())) {
      throw ApiErrors.conflict(
          new GroupResource("", kind),
          name,
          "the UID in the bound object reference (" + uid + ") does not match the UID in record."
              + " The object might have been deleted and then recreated");
    }
    return bound;
  }

  private static String goKind(String version, String kind) {
    int slash = version.indexOf('/');
    String group = slash < 0 ? "" : version.substring(0, slash);
    return group + "/" + version.substring(slash + 1) + ", Kind=" + kind;
  }
}
