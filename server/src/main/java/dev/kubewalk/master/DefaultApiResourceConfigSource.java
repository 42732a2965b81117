package dev.kubewalk.master;

import dev.kubewalk.apimachinery.runtime.schema.GroupVersion;
import dev.kubewalk.apiserver.server.storage.ResourceConfig;
import java.util.List;
import java.util.stream.Stream;

/**
 * The API versions of the kube-apiserver, on and off, before anyone changes them.
 *
 * <p>Go: pkg/master/master.go (DefaultAPIResourceConfigSource)
 */
public final class DefaultApiResourceConfigSource {
  private static final List<String> ON = List.of(
      "admissionregistration.k8s.io/v1",
      "admissionregistration.k8s.io/v1beta1",
      "v1",
      "apps/v1",
      "authentication.k8s.io/v1",
      "authentication.k8s.io/v1beta1",
      "authorization.k8s.io/v1",
      "authorization.k8s.io/v1beta1",
      "autoscaling/v1",
      "autoscaling/v2beta1",
      "autoscaling/v2beta2",
      "batch/v1",
      "batch/v1beta1",
      "certificates.k8s.io/v1beta1",
      "coordination.k8s.io/v1",
      "coordination.k8s.io/v1beta1",
      "discovery.k8s.io/v1beta1",
      "events.k8s.io/v1beta1",
      "extensions/v1beta1",
      "networking.k8s.io/v1",
      "networking.k8s.io/v1beta1",
      "node.k8s.io/v1beta1",
      "policy/v1beta1",
      "rbac.authorization.k8s.io/v1",
      "rbac.authorization.k8s.io/v1beta1",
      "storage.k8s.io/v1",
      "storage.k8s.io/v1beta1",
      "scheduling.k8s.io/v1",
      "scheduling.k8s.io/v1beta1");
  private static final List<String> OFF = List.of(
      "auditregistration.k8s.io/v1alpha1",
      "batch/v2alpha1",
      "node.k8s.io/v1alpha1",
      "rbac.authorization.k8s.io/v1alpha1",
      "scheduling.k8s.io/v1alpha1",
      "settings.k8s.io/v1alpha1",
      "storage.k8s.io/v1alpha1",
      "flowcontrol.apiserver.k8s.io/v1alpha1");

  private DefaultApiResourceConfigSource() {}

  /** The versions that are on, as "apps/v1". */
  public static List<String> on() {
    return ON;
  }

  /** The versions that are off. */
  public static List<String> off() {
    return OFF;
  }

  public static ResourceConfig get() {
    return ResourceConfig.of(versions(ON.stream()), versions(OFF.stream()));
  }

  private static List<GroupVersion> versions(Stream<String> texts) {
    return texts.map(GroupVersion::parse).toList();
  }
}
