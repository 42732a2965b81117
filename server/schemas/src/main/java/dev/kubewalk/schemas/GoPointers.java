package dev.kubewalk.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kubewalk.schemas.Facts.Definition;
import java.util.Set;

/**
 * Which fields Go holds by pointer: those where being absent means something else than being zero.
 * For a client the difference shows in what it gets back: a pointer that is set stays, be it zero;
 * of the others an empty struct or moment is always there ({@code resources: {}}, {@code
 * lastProbeTime: null}), and a zero scalar never.
 *
 * <p>Taken from answers of a running server and from what the API documentation says about defaults
 * (a number whose default is not zero must be able to say zero, so it is a pointer). Names stand
 * alone or behind their type; a type says where a name is not enough.
 */
final class GoPointers {
  /** Required, and still a pointer: the server tells absent from empty when it validates. */
  private static final Set<String> REQUIRED_POINTERS = Set.of(
      "DeploymentSpec.selector",
      "ReplicaSetSpec.selector",
      "DaemonSetSpec.selector",
      "StatefulSetSpec.selector",
      "ScaleIOVolumeSource.secretRef",
      "ScaleIOPersistentVolumeSource.secretRef",
      "MutatingWebhook.sideEffects",
      "ValidatingWebhook.sideEffects");

  /** Moments that a state may be without; any other moment is a value and null until it comes. */
  private static final Set<String> MOMENT_POINTERS = Set.of(
      "deletionTimestamp",
      "PodStatus.startTime",
      "JobStatus.startTime",
      "completionTime",
      "lastScheduleTime",
      "lastScaleTime",
      "timeAdded",
      "acquireTime",
      "renewTime",
      "ManagedFieldsEntry.time");

  /** Structs that are part of what is around them. */
  private static final Set<String> VALUES = Set.of(
      "ObjectMeta",
      "ListMeta",
      "ResourceRequirements",
      "ContainerState",
      "EventSource",
      "EndpointConditions",
      "LimitResponse",
      "NodeDaemonEndpoints",
      "DaemonEndpoint",
      "NodeSystemInfo",
      "UserInfo",
      "GroupVersionForDiscovery",
      "CustomResourceDefinitionNames",
      "strategy",
      "updateStrategy",
      "regarding",
      "targetPort",
      "servicePort",
      "divisor",
      "ControllerRevision.data");

  /** Called a spec or a status, and yet one choice of several or not always there. */
  private static final Set<String> SPEC_POINTERS = Set.of(
      "ReplicationControllerSpec.template",
      "inlineVolumeSpec",
      "NodeStatus.config",
      "CustomResourceSubresources.status",
      "MetricStatus.resource",
      "MetricStatus.pods",
      "MetricStatus.object",
      "MetricStatus.external");

  /** Numbers that one may set, and whose zero says as much as their absence. */
  private static final Set<String> NUMBER_VALUES = Set.of(
      "Probe.initialDelaySeconds",
      "Probe.timeoutSeconds",
      "Probe.periodSeconds",
      "Probe.successThreshold",
      "Probe.failureThreshold",
      "hostPort",
      "nodePort",
      "healthCheckNodePort",
      "minReadySeconds",
      "generation",
      "templateGeneration",
      "sizeBytes",
      "signal",
      "retryAfterSeconds",
      "deprecatedCount",
      "Event.count",
      "EventSeries.count",
      "ScaleSpec.replicas",
      "RollbackConfig.revision",
      "CustomResourceColumnDefinition.priority",
      "AWSElasticBlockStoreVolumeSource.partition",
      "GCEPersistentDiskVolumeSource.partition",
      "matchingPrecedence",
      "assuredConcurrencyShares",
      "queues",
      "handSize",
      "queueLengthLimit");

  /** Numbers of a status that may be unknown; any other one counts from zero. */
  private static final Set<String> STATUS_NUMBER_POINTERS = Set.of(
      "collisionCount",
      "currentCPUUtilizationPercentage",
      "currentAverageUtilization",
      "averageUtilization",
      "HorizontalPodAutoscalerStatus.observedGeneration",
      "v1beta1.StatefulSetStatus.observedGeneration");

  /** Switches that are on by default, or that policies tell from false when they are not set. */
  private static final Set<String> BOOLEAN_POINTERS = Set.of(
      "allowPrivilegeEscalation",
      "allowVolumeExpansion",
      "attachRequired",
      "automountServiceAccountToken",
      "blockOwnerDeletion",
      "controller",
      "defaultAllowPrivilegeEscalation",
      "enableServiceLinks",
      "immutable",
      "manualSelector",
      "optional",
      "orphanDependents",
      "podInfoOnMount",
      "ready",
      "runAsNonRoot",
      "shareProcessNamespace",
      "started",
      "suspend",
      "x-kubernetes-preserve-unknown-fields",
      "SecurityContext.privileged",
      "SecurityContext.readOnlyRootFilesystem",
      "AzureDiskVolumeSource.readOnly",
      "CSIVolumeSource.readOnly",
      "v1beta1.CustomResourceDefinitionSpec.preserveUnknownFields");

  /** Strings that may be empty on purpose, or that are choices with a default. */
  private static final Set<String> STRING_POINTERS = Set.of(
      "$ref",
      "appProtocol",
      "cachingMode",
      "defaultRuntimeClassName",
      "endpointsNamespace",
      "failurePolicy",
      "fsGroupChangePolicy",
      "gmsaCredentialSpec",
      "gmsaCredentialSpecName",
      "holderIdentity",
      "ingressClassName",
      "initiatorName",
      "ipFamily",
      "labelSelectorPath",
      "matchPolicy",
      "mountPropagation",
      "pathType",
      "persistentVolumeName",
      "preemptionPolicy",
      "procMount",
      "propagationPolicy",
      "reclaimPolicy",
      "reinvocationPolicy",
      "runAsUserName",
      "runtimeClassName",
      "secretNamespace",
      "selectPolicy",
      "sideEffects",
      "signerName",
      "volumeBindingMode",
      "volumeMode",
      "x-kubernetes-list-type",
      "x-kubernetes-map-type",
      "AzureDiskVolumeSource.fsType",
      "AzureDiskVolumeSource.kind",
      "CSIVolumeSource.fsType",
      "LocalVolumeSource.fsType",
      "EndpointAddress.nodeName",
      "Endpoint.hostname",
      "discovery.EndpointPort.name",
      "discovery.EndpointPort.protocol",
      "HostPathVolumeSource.type",
      "NetworkPolicyPort.protocol",
      "PersistentVolumeClaimSpec.storageClassName",
      "Preconditions.resourceVersion",
      "Preconditions.uid",
      "RuleWithOperations.scope",
      "ServiceReference.path",
      "TypedLocalObjectReference.apiGroup",
      "WebhookClientConfig.url");

  private final Definition definition;

  GoPointers(Definition definition) {
    this.definition = definition;
  }

  boolean has(String property, JsonNode schema, boolean required) {
    if (required) {
      return names(REQUIRED_POINTERS, property);
    }
    String reference = GoField.typeOf(schema);
    if (reference.equals("Time") || reference.equals("MicroTime")) {
      return names(MOMENT_POINTERS, property);
    }
    if (!reference.isEmpty()) {
      return isStructPointer(property, reference);
    }
    return switch (schema.path("type").asText()) {
      case "integer" ->
        definition.type().endsWith("Status")
            ? names(STATUS_NUMBER_POINTERS, property)
            : !names(NUMBER_VALUES, property);
      case "number" -> true;
      case "boolean" -> names(BOOLEAN_POINTERS, property);
      case "string" -> names(STRING_POINTERS, property);
      default -> false;
    };
  }

  private boolean isStructPointer(String property, String reference) {
    boolean value = reference.endsWith("Spec") || reference.endsWith("Status")
        ? !names(SPEC_POINTERS, property)
        : VALUES.contains(reference) || names(VALUES, property);
    return !value;
  }

  /** True when a set holds the property, alone, behind its type, or behind that's version or group. */
  private boolean names(Set<String> set, String property) {
    String typed = definition.type() + "." + property;
    return set.contains(property)
        || set.contains(typed)
        || set.contains(definition.version() + "." + typed)
        || set.contains(definition.group().split("\\.", -1)[0] + "." + typed);
  }
}
