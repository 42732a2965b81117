package dev.kubewalk.apiserver.admission.plugin.webhook.mutating;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.admission.AdmissionPlugin;
import dev.kubewalk.apiserver.admission.Attributes;
import dev.kubewalk.apiserver.admission.plugin.webhook.HookCaller;
import dev.kubewalk.apiserver.admission.plugin.webhook.HookMatcher;
import dev.kubewalk.apiserver.admission.plugin.webhook.Webhook;
import dev.kubewalk.apiserver.admission.plugin.webhook.WebhookSource;
import dev.kubewalk.componentbase.klog.Klog;
import java.util.List;

/**
 * Asks the mutating webhooks that a write is for, one after the other: each sees what those before
 * it made of the object.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/webhook/mutating/plugin.go (Plugin)
 */
public final class MutatingWebhook implements AdmissionPlugin.Mutating {
  private final WebhookSource source;
  private final HookMatcher matcher;
  private final HookCaller caller;
  private final Klog log;

  public MutatingWebhook(WebhookSource source, HookMatcher matcher, HookCaller caller, Klog log) {
    this.source = requireNonNull(source);
    this.matcher = requireNonNull(matcher);
    this.caller = requireNonNull(caller);
    this.log = requireNonNull(log);
  }

  @Override
  public String name() {
    return "MutatingAdmissionWebhook";
  }

  @Override
  public boolean handles(Attributes.Operation operation) {
    return true;
  }

  @Override
  public void admit(Attributes attributes) {
    List<Webhook> hooks = source.webhooks();
    if (!hooks.isEmpty() && !HookMatcher.isExempt(attributes)) {
      new Dispatch(matcher, caller, log, attributes).run(hooks);
    }
  }
}
