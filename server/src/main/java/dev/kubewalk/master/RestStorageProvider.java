package dev.kubewalk.master;

import java.util.List;

/**
 * A named API group of the kube-apiserver: its versions, and whether it brings a post-start hook.
 *
 * <p>Go: pkg/master/master.go (RESTStorageProvider)
 *
 * @param versions all that the scheme knows, preferred first, also those that are off
 */
record RestStorageProvider(String group, List<String> versions) {
  static final String RBAC = "rbac.authorization.k8s.io";
  static final String SCHEDULING = "scheduling.k8s.io";

  /**
   * The providers in the order in which they are installed. The order matters where two groups serve
   * the same resource: extensions comes before networking.k8s.io so that old clients find ingresses
   * where they expect them.
   */
  static List<RestStorageProvider> inOrder() {
    return List.of(
        of("auditregistration.k8s.io", "v1alpha1"),
        of("authentication.k8s.io", "v1", "v1beta1"),
        of("authorization.k8s.io", "v1", "v1beta1"),
        of("autoscaling", "v1", "v2beta1", "v2beta2"),
        of("batch", "v1", "v1beta1", "v2alpha1"),
        of("certificates.k8s.io", "v1beta1"),
        of("coordination.k8s.io", "v1beta1", "v1"),
        of("discovery.k8s.io", "v1beta1", "v1alpha1"),
        of("extensions", "v1beta1"),
        of("networking.k8s.io", "v1", "v1beta1"),
        of("node.k8s.io", "v1beta1", "v1alpha1"),
        of("policy", "v1beta1"),
        of(RBAC, "v1", "v1beta1", "v1alpha1"),
        of(SCHEDULING, "v1", "v1beta1", "v1alpha1"),
        of("settings.k8s.io", "v1alpha1"),
        of("storage.k8s.io", "v1", "v1beta1", "v1alpha1"),
        of("flowcontrol.apiserver.k8s.io", "v1alpha1"),
        of("apps", "v1", "v1beta2", "v1beta1"),
        of("admissionregistration.k8s.io", "v1beta1", "v1"),
        of("events.k8s.io", "v1beta1"));
  }

  private static RestStorageProvider of(String group, String... versions) {
    return new RestStorageProvider(group, List.of(versions));
  }
}
