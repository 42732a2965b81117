package dev.kubewalk.apiserver.admission.plugin.webhook;

import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.labels.Selector;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.util.webhook.ClientConfig;
import dev.kubewalk.apiserver.util.webhook.ClientManager;
import dev.kubewalk.apiserver.util.webhook.HookClient;
import dev.kubewalk.componentbase.klog.Klog;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One webhook of a configuration, read once.
 *
 * @param uid tells it from all others: configuration, name, and which one of that name
 * @param reviewVersions of AdmissionReview, the most wanted first
 *     <p>Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/webhook/accessors.go
 *     (WebhookAccessor)
 */
public record Webhook(
    String uid,
    String name,
    Matching matching,
    Policy policy,
    List<String> reviewVersions,
    HookClient client) {

  /**
   * What the webhook is shown.
   *
   * @param equivalent whether a rule for one version of a resource is for all of them
   */
  record Matching(List<Rule> rules, boolean equivalent, Selector namespaces, Selector objects) {}

  /**
   * How it is dealt with.
   *
   * @param failsOpen whether a write goes on when the webhook cannot be asked
   * @param dryRuns whether asking about a dry run does no harm
   * @param reinvoked whether it is asked again when others changed the object after it
   */
  record Policy(boolean failsOpen, boolean dryRuns, boolean reinvoked, Duration timeout) {}

  private static final int DEFAULT_TIMEOUT = 10;

  static Webhook of(String uid, Unstructured hook, ClientManager clients) {
    Matching matching = new Matching(
        hook.objectsAt("rules").stream().map(Rule::of).toList(),
        hook.stringAt("matchPolicy").equals("Equivalent"),
        Selector.ofObject(hook.objectAt("namespaceSelector")),
        Selector.ofObject(hook.objectAt("objectSelector")));
    String effects = hook.stringAt("sideEffects");
    int seconds = hook.has("timeoutSeconds") ? hook.intAt("timeoutSeconds") : DEFAULT_TIMEOUT;
    Policy policy = new Policy(
        hook.stringAt("failurePolicy").equals("Ignore"),
        effects.equals("None") || effects.equals("NoneOnDryRun"),
        hook.stringAt("reinvocationPolicy").equals("IfNeeded"),
        Duration.ofSeconds(seconds));
    return new Webhook(
        uid,
        hook.stringAt("name"),
        matching,
        policy,
        hook.stringsAt("admissionReviewVersions"),
        clients.client(ClientConfig.of(hook.objectAt("clientConfig"))));
  }

  /** Whether a write goes on when the webhook cannot be asked. */
  boolean failsOpen() {
    return policy.failsOpen();
  }

  /** What follows when it could not be asked: nothing, or the end of the write. */
  public Optional<StatusException> failed(CallingWebhookException failure, Klog log) {
    log.warning("Failed calling webhook, failing " + (failsOpen() ? "open " : "closed ") + name
        + ": " + failure.getMessage());
    return failsOpen() ? Optional.empty() : Optional.of(ApiErrors.internal(failure.getMessage()));
  }

  /** Whether it is asked again when others changed the object after it. */
  public boolean isReinvoked() {
    return policy.reinvoked();
  }
}
