package dev.kubewalk.apiserver.admission.plugin.webhook;

import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.componentbase.cli.Quote;
import java.util.Optional;

/**
 * What the client of a refused write is told.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/webhook/errors/statuserror.go
 */
final class Denials {
  private static final int BAD_REQUEST = 400;

  private Denials() {}

  /**
   * The webhook's own status, made a failure where it is none. A webhook that names no code refuses
   * with 400. Go: ToStatusErr.
   */
  static StatusException denied(String webhook, Optional<Unstructured> status) {
    Unstructured told = ApiErrors.status(BAD_REQUEST, "", "");
    status.ifPresent(said -> told.node().setAll(said.node()));
    told.set("kind", "Status").set("apiVersion", "v1").ensureObject("metadata");
    if (told.intAt("code") < BAD_REQUEST) {
      told.set("code", BAD_REQUEST);
    }
    if (told.stringAt("status").isEmpty() || told.stringAt("status").equals("Success")) {
      told.set("status", "Failure");
    }
    String message = told.stringAt("message");
    String why = message.isEmpty() ? told.stringAt("reason") : message;
    return new StatusException(told.set(
        "message",
        "admission webhook " + Quote.quote(webhook) + " denied the request"
            + (why.isEmpty() ? " without explanation" : ": " + why)));
  }

  /** The webhook does things that a dry run must not do. Go: NewDryRunUnsupportedErr. */
  static StatusException noDryRun(String webhook) {
    return ApiErrors.badRequest(
        "admission webhook " + Quote.quote(webhook) + " does not support dry run");
  }
}
