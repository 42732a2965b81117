package dev.kubewalk.apiserver.admission.plugin.webhook.validating;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionResource;
import dev.kubewalk.apiserver.admission.AdmissionPlugin;
import dev.kubewalk.apiserver.admission.Attributes;
import dev.kubewalk.apiserver.admission.plugin.webhook.CallingWebhookException;
import dev.kubewalk.apiserver.admission.plugin.webhook.HookCaller;
import dev.kubewalk.apiserver.admission.plugin.webhook.HookMatcher;
import dev.kubewalk.apiserver.admission.plugin.webhook.Invocation;
import dev.kubewalk.apiserver.admission.plugin.webhook.VersionedAttributes;
import dev.kubewalk.apiserver.admission.plugin.webhook.Webhook;
import dev.kubewalk.apiserver.admission.plugin.webhook.WebhookSource;
import dev.kubewalk.componentbase.GoRoutines;
import dev.kubewalk.componentbase.klog.Klog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Asks all validating webhooks that a write is for, at the same time. One that refuses is enough.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/webhook/validating (plugin.go,
 * dispatcher.go)
 */
public final class ValidatingWebhook implements AdmissionPlugin.Validating {
  private final WebhookSource source;
  private final HookMatcher matcher;
  private final HookCaller caller;
  private final GoRoutines go;
  private final Klog log;

  public ValidatingWebhook(
      WebhookSource source, HookMatcher matcher, HookCaller caller, GoRoutines go, Klog log) {
    this.source = requireNonNull(source);
    this.matcher = requireNonNull(matcher);
    this.caller = requireNonNull(caller);
    this.go = requireNonNull(go);
    this.log = requireNonNull(log);
  }

  @Override
  public String name() {
    return "ValidatingAdmissionWebhook";
  }

  @Override
  public boolean handles(Attributes.Operation operation) {
    return true;
  }

  @Override
  public void validate(Attributes attributes) {
    List<Webhook> hooks = source.webhooks();
    if (hooks.isEmpty() || HookMatcher.isExempt(attributes)) {
      return;
    }
    List<Invocation> relevant = hooks.stream()
        .flatMap(hook -> matcher.match(hook, attributes, attributes.object()).stream())
        .toList();
    Map<GroupVersionResource, VersionedAttributes> versions = new HashMap<>();
    List<CompletableFuture<Optional<StatusException>>> answers = new ArrayList<>();
    for (Invocation invocation : relevant) {
      VersionedAttributes shown = versions.computeIfAbsent(
          invocation.version().resource(),
          resource -> VersionedAttributes.of(attributes, invocation.version()));
      answers.add(ask(invocation.webhook(), shown, relevant.size() > 1));
    }
    // All have answered before the first refusal, in the order of the webhooks, is passed on.
    List<StatusException> refusals =
        answers.stream().flatMap(answer -> answer.join().stream()).toList();
    if (!refusals.isEmpty()) {
      throw refusals.get(0);
    }
  }

  private CompletableFuture<Optional<StatusException>> ask(
      Webhook hook, VersionedAttributes shown, boolean aside) {
    CompletableFuture<Optional<StatusException>> answer = new CompletableFuture<>();
    Runnable asking = () -> {
      try {
        answer.complete(refusal(hook, shown));
      } catch (RuntimeException e) {
        answer.completeExceptionally(e);
      }
    };
    if (aside) {
      go.go("validating-webhook-" + hook.name(), asking);
    } else {
      asking.run();
    }
    return answer;
  }

  private Optional<StatusException> refusal(Webhook hook, VersionedAttributes shown) {
    try {
      caller.call(hook, shown);
      return Optional.empty();
    } catch (CallingWebhookException e) {
      return hook.failed(e, log);
    } catch (StatusException e) {
      log.warning("rejected by webhook \"" + hook.name() + "\": " + e.getMessage());
      return Optional.of(e);
    }
  }
}
