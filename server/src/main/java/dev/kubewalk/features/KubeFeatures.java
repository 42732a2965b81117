package dev.kubewalk.features;

import static dev.kubewalk.componentbase.featuregate.Feature.alpha;
import static dev.kubewalk.componentbase.featuregate.Feature.beta;
import static dev.kubewalk.componentbase.featuregate.Feature.ga;
import static dev.kubewalk.componentbase.featuregate.Feature.locked;

import dev.kubewalk.componentbase.featuregate.Feature;
import dev.kubewalk.componentbase.featuregate.Feature.Stage;
import java.util.List;

/**
 * The features of Kubernetes, including those that only other components look at: a flag file is
 * often shared. Those with a constant are asked for in our code.
 *
 * <p>Go: pkg/features/kube_features.go (defaultKubernetesFeatureGates)
 */
public final class KubeFeatures {
  public static final String TOKEN_REQUEST = "TokenRequest";
  public static final String TOKEN_REQUEST_PROJECTION = "TokenRequestProjection";
  public static final String BOUND_SERVICE_ACCOUNT_TOKEN_VOLUME = "BoundServiceAccountTokenVolume";
  public static final String SERVICE_ACCOUNT_ISSUER_DISCOVERY = "ServiceAccountIssuerDiscovery";
  public static final String IPV6_DUAL_STACK = "IPv6DualStack";

  private static final List<Feature> ALL = List.of(
      beta("AppArmor", true),
      beta("DynamicKubeletConfig", true),
      beta("ExperimentalHostUserNamespaceDefaultingGate", false),
      beta("DevicePlugins", true),
      locked("TaintBasedEvictions"),
      beta("RotateKubeletServerCertificate", true),
      beta("RotateKubeletClientCertificate", true),
      beta("LocalStorageCapacityIsolation", true),
      beta("Sysctls", true),
      alpha("EphemeralContainers"),
      locked("PodShareProcessNamespace"),
      alpha("QOSReserved"),
      beta("ExpandPersistentVolumes", true),
      beta("ExpandInUsePersistentVolumes", true),
      beta("ExpandCSIVolumes", true),
      locked("AttachVolumeLimit"),
      beta("CPUManager", true),
      alpha("CPUCFSQuotaPeriod"),
      beta("TopologyManager", true),
      alpha("ServiceNodeExclusion"),
      alpha("NodeDisruptionExclusion"),
      locked("CSIDriverRegistry"),
      locked("CSINodeInfo"),
      locked("BlockVolume"),
      ga("StorageObjectInUseProtection"),
      alpha("ResourceLimitsPriorityFunction"),
      ga("SupportIPVSProxyMode"),
      beta("SupportPodPidsLimit", true),
      beta("SupportNodePidsLimit", true),
      alpha("HyperVContainer"),
      beta("TokenRequest", true),
      beta("TokenRequestProjection", true),
      alpha("BoundServiceAccountTokenVolume"),
      alpha("ServiceAccountIssuerDiscovery"),
      beta("CRIContainerLogRotation", true),
      beta("CSIMigration", true),
      beta("CSIMigrationGCE", false),
      alpha("CSIMigrationGCEComplete"),
      beta("CSIMigrationAWS", false),
      alpha("CSIMigrationAWSComplete"),
      alpha("CSIMigrationAzureDisk"),
      alpha("CSIMigrationAzureDiskComplete"),
      alpha("CSIMigrationAzureFile"),
      alpha("CSIMigrationAzureFileComplete"),
      beta("RunAsGroup", true),
      beta("CSIMigrationOpenStack", false),
      alpha("CSIMigrationOpenStackComplete"),
      ga("VolumeSubpath"),
      alpha("ConfigurableFSGroupPolicy"),
      alpha("BalanceAttachedNodeVolumes"),
      locked("VolumeSubpathEnvExpansion"),
      locked("CSIBlockVolume"),
      beta("CSIInlineVolume", true),
      beta("RuntimeClass", true),
      locked("NodeLease"),
      alpha("SCTPSupport"),
      beta("VolumeSnapshotDataSource", true),
      alpha("ProcMountType"),
      alpha("TTLAfterFinished"),
      beta("KubeletPodResources", true),
      locked("WindowsGMSA"),
      locked("WindowsRunAsUserName"),
      locked("ServiceLoadBalancerFinalizer"),
      alpha("LocalStorageCapacityIsolationFSQuotaMonitoring"),
      alpha("NonPreemptingPriority"),
      locked("VolumePVCDataSource"),
      beta("PodOverhead", true),
      alpha("IPv6DualStack"),
      beta("EndpointSlice", true),
      alpha("EndpointSliceProxying"),
      beta("EvenPodsSpread", true),
      beta("StartupProbe", true),
      beta("AllowInsecureBackendProxy", true),
      beta("PodDisruptionBudget", true),
      alpha("ServiceTopology"),
      alpha("ServiceAppProtocol"),
      alpha("ImmutableEphemeralVolumes"),
      beta("DefaultIngressClass", true),
      alpha("HugePageStorageMediumSize"),
      new Feature("ExternalPolicyForExternalIP", false, Stage.GA, false),
      alpha("AnyVolumeDataSource"),
      alpha("SupportNoneCgroupDriver"),
      alpha("HPAScaleToZero"),
      new Feature("LegacyNodeRoleBehavior", true, Stage.ALPHA, false));

  private KubeFeatures() {}

  /** Every feature with its default and stage. */
  public static List<Feature> all() {
    return ALL;
  }
}
