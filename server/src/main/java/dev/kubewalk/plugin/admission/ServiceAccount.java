package dev.kubewalk.plugin.admission;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.runtime.schema.GroupResource;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.admission.AdmissionPlugin;
import dev.kubewalk.apiserver.admission.Attributes;
import dev.kubewalk.apiserver.admission.Attributes.Operation;
import dev.kubewalk.apiserver.admission.ClusterReader;
import dev.kubewalk.apiserver.admission.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Gives every pod a service account: {@code default} unless it names one. The account has to exist;
 * the secret with its token is mounted into every container, and its image pull secrets are taken
 * over.
 *
 * <p>Go: plugin/pkg/admission/serviceaccount/admission.go (Plugin)
 */
public final class ServiceAccount implements AdmissionPlugin.Mutating, AdmissionPlugin.Validating {
  private static final GroupResource ACCOUNTS = new GroupResource("", "serviceaccounts");
  private static final GroupResource SECRETS = new GroupResource("", "secrets");
  private static final String DEFAULT_ACCOUNT = "default";
  private static final String TOKEN_TYPE = "kubernetes.io/service-account-token";
  private static final String MOUNT_PATH = "/var/run/secrets/kubernetes.io/serviceaccount";

  private final ClusterReader cluster;
  private final MountableSecrets mountableSecrets = new MountableSecrets();

  public ServiceAccount(ClusterReader cluster) {
    this.cluster = cluster;
  }

  @Override
  public String name() {
    return "ServiceAccount";
  }

  @Override
  public boolean handles(Operation operation) {
    return operation == Operation.CREATE;
  }

  @Override
  public void admit(Attributes attributes) {
    Optional<Unstructured> found = PodPlugin.pod(attributes);
    if (found.isEmpty()) {
      return;
    }
    Unstructured pod = found.get();
    if (PodPlugin.isMirrorPod(pod)) {
      validateMirrorPod(pod, attributes);
      return;
    }
    if (accountName(pod).isEmpty()) {
      pod.set("spec.serviceAccountName", DEFAULT_ACCOUNT);
      pod.set("spec.serviceAccount", DEFAULT_ACCOUNT);
    }
    Unstructured account = account(pod, attributes);
    if (mountsToken(account, pod)) {
      mountToken(account, pod);
    }
    if (pod.at("spec.imagePullSecrets").isEmpty()
        && !account.at("imagePullSecrets").isEmpty()) {
      pod.set("spec.imagePullSecrets", account.at("imagePullSecrets").deepCopy());
    }
  }

  @Override
  public void validate(Attributes attributes) {
    Optional<Unstructured> found = PodPlugin.pod(attributes);
    if (found.isEmpty()) {
      return;
    }
    Unstructured pod = found.get();
    if (PodPlugin.isMirrorPod(pod)) {
      validateMirrorPod(pod, attributes);
      return;
    }
    if (accountName(pod).isEmpty()) {
      throw Refusal.forbidden(
          attributes,
          "no service account specified for pod "
              + attributes.target().namespace()
              + "/"
              + pod.name());
    }
    mountableSecrets.check(account(pod, attributes), pod, attributes);
  }

  private static void validateMirrorPod(Unstructured pod, Attributes attributes) {
    if (!accountName(pod).isEmpty()) {
      throw Refusal.forbidden(attributes, "a mirror pod may not reference service accounts");
    }
    if (MountableSecrets.referencesSecrets(pod)) {
      throw Refusal.forbidden(attributes, "a mirror pod may not reference secrets");
    }
    for (Unstructured volume : pod.objectsAt("spec.volumes")) {
      for (Unstructured source : volume.objectsAt("projected.sources")) {
        if (source.has("serviceAccountToken")) {
          throw Refusal.forbidden(
              attributes, "a mirror pod may not use ServiceAccountToken volume projections");
        }
      }
    }
  }

  private static String accountName(Unstructured pod) {
    String name = pod.stringAt("spec.serviceAccountName");
    return name.isEmpty() ? pod.stringAt("spec.serviceAccount") : name;
  }

  private Unstructured account(Unstructured pod, Attributes attributes) {
    String namespace = attributes.target().namespace();
    String name = accountName(pod);
    return cluster
        .get(ACCOUNTS, namespace, name)
        .orElseThrow(() -> Refusal.forbidden(
            attributes,
            String.format(
                "error looking up service account %s/%s: serviceaccount \"%s\" not found",
                namespace, name, name)));
  }

  /** The pod's word counts first, then the account's; without either the token is mounted. */
  private static boolean mountsToken(Unstructured account, Unstructured pod) {
    if (pod.has("spec.automountServiceAccountToken")) {
      return pod.booleanAt("spec.automountServiceAccountToken");
    }
    return !account.has("automountServiceAccountToken")
        || account.booleanAt("automountServiceAccountToken");
  }

  /** Nothing is mounted while the account has no token: the token controller makes it later. */
  private void mountToken(Unstructured account, Unstructured pod) {
    Optional<String> token = tokenSecret(account);
    if (token.isEmpty()) {
      return;
    }
    Optional<String> existing = pod.objectsAt("spec.volumes").stream()
        .filter(volume -> volume.stringAt("secret.secretName").equals(token.get()))
        .map(volume -> volume.stringAt("name"))
        .findFirst();
    String volumeName = existing.orElseGet(() -> freeVolumeName(token.get(), pod));
    boolean mounted =
        containers(pod).filter(container -> mount(container, volumeName)).count() > 0;
    if (mounted && existing.isEmpty()) {
      ObjectNode volume = pod.ensureArray("spec.volumes").addObject();
      volume.put("name", volumeName);
      // Defaults were set before admission, so this volume has to bring its own.
      volume.putObject("secret").put("secretName", token.get()).put("defaultMode", 420);
    }
  }

  private Optional<String> tokenSecret(Unstructured account) {
    return account.objectsAt("secrets").stream()
        .map(reference -> reference.stringAt("name"))
        .filter(name -> cluster
            .get(SECRETS, account.namespace(), name)
            .filter(secret -> isTokenOf(secret, account))
            .isPresent())
        .findFirst();
  }

  private static boolean isTokenOf(Unstructured secret, Unstructured account) {
    var annotations = secret.annotations();
    return secret.stringAt("type").equals(TOKEN_TYPE)
        && account.name().equals(annotations.get("kubernetes.io/service-account.name"))
        && account.uid().equals(annotations.get("kubernetes.io/service-account.uid"));
  }

  private static String freeVolumeName(String wanted, Unstructured pod) {
    List<String> taken = pod.objectsAt("spec.volumes").stream()
        .map(volume -> volume.stringAt("name"))
        .toList();
    String name = wanted;
    for (int i = 2; taken.contains(name); i++) {
      name = wanted + "-" + i;
    }
    return name;
  }

  private static Stream<Unstructured> containers(Unstructured pod) {
    return Stream.concat(
        pod.objectsAt("spec.initContainers").stream(), pod.objectsAt("spec.containers").stream());
  }

  /** False where the container has something of its own at that place. */
  private static boolean mount(Unstructured container, String volumeName) {
    boolean taken = container.objectsAt("volumeMounts").stream()
        .anyMatch(mount -> mount.stringAt("mountPath").equals(MOUNT_PATH));
    if (taken) {
      return false;
    }
    ArrayNode mounts = container.ensureArray("volumeMounts");
    mounts.addObject().put("name", volumeName).put("readOnly", true).put("mountPath", MOUNT_PATH);
    return true;
  }
}
