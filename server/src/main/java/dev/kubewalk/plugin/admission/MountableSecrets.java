package dev.kubewalk.plugin.admission;

import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.admission.Attributes;
import dev.kubewalk.apiserver.admission.Refusal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An account may forbid its pods to use secrets that it does not list.
 *
 * <p>Go: plugin/pkg/admission/serviceaccount/admission.go (limitSecretReferences)
 */
final class MountableSecrets {
  private static final String ENFORCE = "kubernetes.io/enforce-mountable-secrets";

  void check(Unstructured account, Unstructured pod, Attributes attributes) {
    if (!"true".equals(account.annotations().get(ENFORCE))) {
      return;
    }
    Set<String> allowed = names(account, "secrets");
    for (Unstructured volume : pod.objectsAt("spec.volumes")) {
      String secret = volume.stringAt("secret.secretName");
      if (!secret.isEmpty() && !allowed.contains(secret)) {
        throw refuse(attributes, account, "volume with secret.secretName=\"" + secret + "\"");
      }
    }
    for (String list : List.of("initContainers", "containers")) {
      String kind = list.equals("containers") ? "container " : "init container ";
      for (Unstructured container : pod.objectsAt("spec." + list)) {
        checkEnv(container, kind, allowed, account, attributes);
      }
    }
    checkPullSecrets(account, pod, attributes);
  }

  private static void checkEnv(
      Unstructured container,
      String kind,
      Set<String> allowed,
      Unstructured account,
      Attributes attributes) {
    for (Unstructured variable : container.objectsAt("env")) {
      String secret = variable.stringAt("valueFrom.secretKeyRef.name");
      if (!secret.isEmpty() && !allowed.contains(secret)) {
        throw refuse(
            attributes,
            account,
            kind
                + container.stringAt("name")
                + " with envVar "
                + variable.stringAt("name")
                + " referencing secret.secretName=\""
                + secret
                + "\"");
      }
    }
  }

  private static void checkPullSecrets(
      Unstructured account, Unstructured pod, Attributes attributes) {
    Set<String> allowed = names(account, "imagePullSecrets");
    List<Unstructured> asked = pod.objectsAt("spec.imagePullSecrets");
    for (int i = 0; i < asked.size(); i++) {
      String secret = asked.get(i).stringAt("name");
      if (!allowed.contains(secret)) {
        throw Refusal.forbidden(
            attributes,
            String.format(
                "imagePullSecrets[%d].name=\"%s\" is not allowed because service account %s does"
                    + " not reference that imagePullSecret",
                i, secret, account.name()));
      }
    }
  }

  /** Whether the pod uses any secret at all, which mirror pods may not. */
  static boolean referencesSecrets(Unstructured pod) {
    boolean inVolumes =
        pod.objectsAt("spec.volumes").stream().anyMatch(volume -> volume.has("secret"));
    boolean inContainers = List.of("initContainers", "containers").stream()
        .flatMap(list -> pod.objectsAt("spec." + list).stream())
        .anyMatch(MountableSecrets::readsSecret);
    return inVolumes || inContainers || !pod.at("spec.imagePullSecrets").isEmpty();
  }

  private static boolean readsSecret(Unstructured container) {
    return container.objectsAt("env").stream().anyMatch(v -> v.has("valueFrom.secretKeyRef"))
        || container.objectsAt("envFrom").stream().anyMatch(source -> source.has("secretRef"));
  }

  private static Set<String> names(Unstructured account, String list) {
    return account.objectsAt(list).stream()
        .map(reference -> reference.stringAt("name"))
        .collect(Collectors.toSet());
  }

  private static StatusException refuse(Attributes attributes, Unstructured account, String what) {
    return Refusal.forbidden(
        attributes,
        what
            + " is not allowed because service account "
            + account.name()
            + " does not reference that secret");
  }
}
