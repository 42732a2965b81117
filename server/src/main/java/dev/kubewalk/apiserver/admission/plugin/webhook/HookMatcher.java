package dev.kubewalk.apiserver.admission.plugin.webhook;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.labels.Selector;
import dev.kubewalk.apimachinery.runtime.schema.GroupResource;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionResource;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.admission.Attributes;
import dev.kubewalk.apiserver.admission.Attributes.Operation;
import dev.kubewalk.apiserver.admission.ClusterReader;
import dev.kubewalk.apiserver.admission.ObjectInterfaces;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether a webhook is asked about a write: by its namespace's labels, by the object's
 * labels, and by the rules.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/webhook/generic/webhook.go
 * (ShouldCallHook), namespace/matcher.go, object/matcher.go
 */
public final class HookMatcher {
  private static final GroupResource NAMESPACES = new GroupResource("", "namespaces");
  private static final String OWN_GROUP = "admissionregistration.k8s.io";
  private static final Set<String> OWN_KINDS =
      Set.of("MutatingWebhookConfiguration", "ValidatingWebhookConfiguration");

  private final ClusterReader cluster;

  public HookMatcher(ClusterReader cluster) {
    this.cluster = requireNonNull(cluster);
  }

  /** Webhooks cannot keep anybody from taking them away. Go: IsWebhookConfigurationResource. */
  public static boolean isExempt(Attributes attributes) {
    GroupVersionKind kind = attributes.target().kind();
    return kind.group().equals(OWN_GROUP) && OWN_KINDS.contains(kind.kind());
  }

  /**
   * How {@code hook} is to be asked, if at all.
   *
   * @param object the new object as it is by now; webhooks before this one may have changed it
   */
  public Optional<Invocation> match(
      Webhook hook, Attributes attributes, Optional<Unstructured> object) {
    Webhook.Matching matching = hook.matching();
    boolean labelled = matchesNamespace(matching.namespaces(), attributes, object)
        && matchesObject(matching.objects(), object, attributes.oldObject());
    return labelled
        ? version(matching, attributes).map(version -> new Invocation(hook, version))
        : Optional.empty();
  }

  /** Objects of the cluster are in no namespace that could except them. */
  private boolean matchesNamespace(
      Selector selector, Attributes attributes, Optional<Unstructured> object) {
    boolean onNamespace = attributes.target().resource().resource().equals("namespaces");
    if (attributes.target().namespace().isEmpty() && !onNamespace) {
      return true;
    }
    return selector.matches(namespaceLabels(attributes, object, onNamespace));
  }

  private Map<String, String> namespaceLabels(
      Attributes attributes, Optional<Unstructured> object, boolean onNamespace) {
    Operation operation = attributes.operation();
    boolean written = operation == Operation.CREATE || operation == Operation.UPDATE;
    if (onNamespace && attributes.target().subresource().isEmpty() && written) {
      return object.map(Unstructured::labels).orElse(Map.of());
    }
    String namespace =
        onNamespace ? attributes.target().name() : attributes.target().namespace();
    return cluster
        .get(NAMESPACES, "", namespace)
        .orElseThrow(() -> ApiErrors.notFound(NAMESPACES, namespace))
        .labels();
  }

  private static boolean matchesObject(
      Selector selector, Optional<Unstructured> object, Optional<Unstructured> old) {
    return selector.isEmpty()
        || object.filter(o -> selector.matches(o.labels())).isPresent()
        || old.filter(o -> selector.matches(o.labels())).isPresent();
  }

  /** The request's own version when a rule names it, else the first that a rule names. */
  private static Optional<ObjectInterfaces.Version> version(
      Webhook.Matching matching, Attributes attributes) {
    List<ObjectInterfaces.Version> all = attributes.target().interfaces().equivalents();
    GroupVersionResource own = attributes.target().resource();
    for (Rule rule : matching.rules()) {
      if (rule.matches(attributes, own)) {
        return all.stream().filter(version -> version.resource().equals(own)).findFirst();
      }
    }
    if (!matching.equivalent()) {
      return Optional.empty();
    }
    return matching.rules().stream()
        .flatMap(
            rule -> all.stream().filter(version -> rule.matches(attributes, version.resource())))
        .findFirst();
  }
}
