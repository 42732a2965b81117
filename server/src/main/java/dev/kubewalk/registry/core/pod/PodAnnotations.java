package dev.kubewalk.registry.core.pod;

import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.registry.page.Scope;
import java.util.Set;
import java.util.TreeMap;

/**
 * Annotations that say something about how a pod runs.
 *
 * <p>Go: pkg/apis/core/validation/validation.go (ValidatePodSpecificAnnotations)
 */
final class PodAnnotations {
  private static final String MIRROR = "kubernetes.io/config.mirror";
  private static final String SECCOMP_POD = "seccomp.security.alpha.kubernetes.io/pod";
  private static final String SECCOMP_CONTAINER = "container.seccomp.security.alpha.kubernetes.io/";
  private static final String APP_ARMOR = "container.apparmor.security.beta.kubernetes.io/";
  private static final String LOCAL = "localhost/";

  private PodAnnotations() {}

  /**
   * @param pod a pod, whose errors stand below {@code metadata.annotations}, or a template that is
   *     named by the place of its annotations
   */
  static void validate(Scope pod, Scope spec) {
    String path = pod.path().isEmpty() ? "metadata.annotations" : pod.path();
    new TreeMap<>(pod.object().annotations()).forEach((key, value) -> {
      if (key.equals(MIRROR) && spec.text("nodeName").isEmpty()) {
        pod.add(FieldError.invalid(
            path + "[" + key + "]",
            value,
            "must set spec.nodeName if mirror pod annotation is set"));
      } else if (key.equals(SECCOMP_POD) || key.startsWith(SECCOMP_CONTAINER)) {
        seccomp(pod, path + "." + key, value);
      }
    });
    new TreeMap<>(pod.object().annotations()).forEach((key, value) -> {
      if (key.startsWith(APP_ARMOR)) {
        appArmor(pod, spec, path + "[" + key + "]", key.substring(APP_ARMOR.length()), value);
      }
    });
  }

  private static void seccomp(Scope pod, String path, String profile) {
    Set<String> known = Set.of("runtime/default", "docker/default", "unconfined");
    if (profile.startsWith(LOCAL)) {
      String file = profile.substring(LOCAL.length());
      if (file.startsWith("/")) {
        pod.add(FieldError.invalid(path, file, "must be a relative path"));
      }
      if (Set.of(file.split("/")[0]).contains("..") || file.contains("/../")) {
        pod.add(FieldError.invalid(path, file, "must not contain '..'"));
      }
    } else if (!known.contains(profile)) {
      pod.add(FieldError.invalid(path, profile, "must be a valid seccomp profile"));
    }
  }

  private static void appArmor(
      Scope pod, Scope spec, String path, String container, String profile) {
    boolean found = PodContainers.names(spec.object(), "containers").contains(container)
        || PodContainers.names(spec.object(), "initContainers").contains(container);
    if (!found) {
      pod.add(FieldError.invalid(path, container, "container not found"));
    }
    boolean valid = profile.isEmpty()
        || profile.equals("runtime/default")
        || profile.equals("unconfined")
        || profile.startsWith(LOCAL);
    if (!valid) {
      pod.add(FieldError.invalid(
          path, profile, "invalid AppArmor profile name: " + FieldError.quote(profile)));
    }
  }
}
