package dev.kubewalk.apiserver.admission.plugin.webhook;

import dev.kubewalk.componentbase.cli.Quote;

/**
 * A webhook could not be asked, or did not answer as it should. Its failure policy says what follows.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/util/webhook/error.go (ErrCallingWebhook)
 */
public final class CallingWebhookException extends Exception {
  private static final long serialVersionUID = 1L;

  CallingWebhookException(String webhook, Throwable reason) {
    super("failed calling webhook " + Quote.quote(webhook) + ": " + reason.getMessage(), reason);
  }
}
