package dev.kubewalk.apiserver.admission.plugin.webhook.mutating;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.admission.Attributes;
import dev.kubewalk.apiserver.admission.ReinvocationContext;
import dev.kubewalk.apiserver.admission.plugin.webhook.CallingWebhookException;
import dev.kubewalk.apiserver.admission.plugin.webhook.HookCaller;
import dev.kubewalk.apiserver.admission.plugin.webhook.HookMatcher;
import dev.kubewalk.apiserver.admission.plugin.webhook.Invocation;
import dev.kubewalk.apiserver.admission.plugin.webhook.VersionedAttributes;
import dev.kubewalk.apiserver.admission.plugin.webhook.Webhook;
import dev.kubewalk.componentbase.klog.Klog;
import java.util.List;
import java.util.Optional;

/**
 * One round of mutating webhooks about one write.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/webhook/mutating/dispatcher.go
 * (mutatingDispatcher.Dispatch)
 */
final class Dispatch {
  private final HookMatcher matcher;
  private final HookCaller caller;
  private final Klog log;
  private final Attributes attributes;
  private final ReinvocationContext reinvocation;
  private final ReinvokedWebhooks reinvoked;

  /** The write as the last webhook was shown it; null before the first. */
  private VersionedAttributes shown;

  private boolean dirty;

  Dispatch(HookMatcher matcher, HookCaller caller, Klog log, Attributes attributes) {
    this.matcher = matcher;
    this.caller = caller;
    this.log = log;
    this.attributes = attributes;
    this.reinvocation = attributes.reinvocation();
    this.reinvoked = reinvocation.memory(ReinvokedWebhooks.class, ReinvokedWebhooks::new);
  }

  void run(List<Webhook> hooks) {
    if (reinvocation.isReinvoking() && reinvoked.isChangedSince(attributes.object())) {
      reinvoked.objectChanged();
    }
    for (Webhook hook : hooks) {
      Optional<Unstructured> object = shown == null ? attributes.object() : shown.object();
      Optional<Invocation> invocation = matcher.match(hook, attributes, object);
      // The second round is for those that were asked in the first, whatever matches by now.
      boolean left = reinvocation.isReinvoking() && !reinvoked.includes(hook.uid());
      if (invocation.isPresent() && !left) {
        ask(invocation.get());
      }
    }
    if (dirty) {
      shown.writeBack();
    }
    reinvoked.leave(attributes.object());
  }

  private void ask(Invocation invocation) {
    shown = shown == null
        ? VersionedAttributes.of(attributes, invocation.version())
        : shown.in(invocation.version());
    Webhook hook = invocation.webhook();
    try {
      patch(hook, caller.call(hook, shown));
    } catch (CallingWebhookException e) {
      hook.failed(e, log).ifPresent(refusal -> {
        throw refusal;
      });
    }
    if (hook.isReinvoked()) {
      reinvoked.asked(hook.uid());
    }
  }

  private void patch(Webhook hook, byte[] patch) {
    Optional<Unstructured> patched =
        ObjectPatch.parse(patch).map(operations -> operations.apply(hook.name(), shown));
    if (patched.isEmpty()) {
      return;
    }
    boolean changed = !patched.equals(shown.object());
    shown = shown.with(patched.get());
    dirty = true;
    if (changed) {
      reinvoked.objectChanged();
      reinvocation.reinvoke();
    }
  }
}
