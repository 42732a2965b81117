package dev.kubewalk.apiserver.admission.plugin.webhook.mutating;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which webhooks are to be asked again: those that wish so, and were asked before somebody else
 * changed the object.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/webhook/mutating/
 * reinvocationcontext.go (webhookReinvokeContext)
 */
final class ReinvokedWebhooks {
  private final Set<String> asked = new HashSet<>();
  private final Set<String> again = new HashSet<>();
  private Optional<Unstructured> lastOutput = Optional.empty();

  boolean includes(String uid) {
    return again.contains(uid);
  }

  /** A webhook that wishes to be asked again has been asked. */
  void asked(String uid) {
    asked.add(uid);
  }

  /** The object changed: what was said of it before may no longer hold. */
  void objectChanged() {
    again.addAll(asked);
    asked.clear();
  }

  /** How the webhooks left the object. */
  void leave(Optional<Unstructured> object) {
    lastOutput = object.map(Unstructured::copy);
  }

  /** Whether the built-in plugins changed the object since. */
  boolean isChangedSince(Optional<Unstructured> object) {
    return !lastOutput.equals(object);
  }
}
