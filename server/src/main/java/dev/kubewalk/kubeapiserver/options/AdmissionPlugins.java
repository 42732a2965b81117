package dev.kubewalk.kubeapiserver.options;

import java.util.List;
import java.util.Set;

/**
 * The names of all admission plugins in the order in which they run, and which run unless told
 * otherwise. The order of names in flags never matters.
 *
 * <p>Go: pkg/kubeapiserver/options/plugins.go (AllOrderedPlugins, DefaultOffAdmissionPlugins)
 */
public final class AdmissionPlugins {
  public static final List<String> ALL_ORDERED = List.of(
      "AlwaysAdmit",
      "NamespaceAutoProvision",
      "NamespaceLifecycle",
      "NamespaceExists",
      "SecurityContextDeny",
      "LimitPodHardAntiAffinityTopology",
      "PodPreset",
      "LimitRanger",
      "ServiceAccount",
      "NodeRestriction",
      "TaintNodesByCondition",
      "AlwaysPullImages",
      "ImagePolicyWebhook",
      "PodSecurityPolicy",
      "PodNodeSelector",
      "Priority",
      "DefaultTolerationSeconds",
      "PodTolerationRestriction",
      "DenyEscalatingExec",
      "DenyExecOnPrivileged",
      "EventRateLimit",
      "ExtendedResourceToleration",
      "PersistentVolumeLabel",
      "DefaultStorageClass",
      "StorageObjectInUseProtection",
      "OwnerReferencesPermissionEnforcement",
      "PersistentVolumeClaimResize",
      "RuntimeClass",
      "CertificateApproval",
      "CertificateSigning",
      "CertificateSubjectRestriction",
      "DefaultIngressClass",
      "MutatingAdmissionWebhook",
      "ValidatingAdmissionWebhook",
      "ResourceQuota",
      "AlwaysDeny");

  public static final Set<String> DEFAULT_ON = Set.of(
      "NamespaceLifecycle",
      "LimitRanger",
      "ServiceAccount",
      "TaintNodesByCondition",
      "Priority",
      "DefaultTolerationSeconds",
      "DefaultStorageClass",
      "StorageObjectInUseProtection",
      "PersistentVolumeClaimResize",
      "RuntimeClass",
      "CertificateApproval",
      "CertificateSigning",
      "CertificateSubjectRestriction",
      "DefaultIngressClass",
      "MutatingAdmissionWebhook",
      "ValidatingAdmissionWebhook",
      "ResourceQuota");

  private AdmissionPlugins() {}
}
