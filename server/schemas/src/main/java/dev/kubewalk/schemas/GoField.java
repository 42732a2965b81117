package dev.kubewalk.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kubewalk.schemas.Facts.Definition;
import java.util.Map;
import java.util.Set;

/**
 * What decides the wire form of one property in Go, as a short text: {@code
 * [*]Embedded.Name[!][:ListType]}. A star is a pointer, {@code Embedded.} the struct the field comes
 * from when it is not the type's own, an exclamation mark a field that is written when empty, and
 * {@code ListType} how Go spells the list it is.
 *
 * <p>All of it is stated as rules with their exceptions. They come from Go's conventions, the
 * types and required fields of the OpenAPI definitions, and what a running server was seen to
 * write: which empty fields its answers have, and how its decoding errors spell fields and types.
 */
final class GoField {
  private static final Set<String> METADATA = Set.of("ObjectMeta", "ListMeta");

  /** A list of one of these holds values of a named string type. */
  private static final Map<String, String> NAMED_ELEMENTS = Map.ofEntries(
      Map.entry("accessModes", "v1.PersistentVolumeAccessMode"),
      Map.entry("Capabilities.add", "v1.Capability"),
      Map.entry("Capabilities.drop", "v1.Capability"),
      Map.entry("allowedCapabilities", "v1.Capability"),
      Map.entry("defaultAddCapabilities", "v1.Capability"),
      Map.entry("requiredDropCapabilities", "v1.Capability"),
      Map.entry("allowedProcMountTypes", "v1.ProcMountType"),
      Map.entry("PodSecurityPolicySpec.volumes", "FSType"),
      Map.entry("operations", "OperationType"),
      Map.entry("policyTypes", "PolicyType"),
      Map.entry("usages", "KeyUsage"),
      Map.entry("scopes", "ResourceQuotaScope"),
      Map.entry("volumesInUse", "UniqueVolumeName"),
      Map.entry("volumeLifecycleModes", "VolumeLifecycleMode"),
      Map.entry("stages", "Stage"));

  /** Optional only in the documentation: the JSON has them always. */
  private static final Set<String> ALWAYS_WRITTEN = Set.of(
      "Role.rules",
      "ClusterRole.rules",
      "Event.reportingComponent",
      "Event.reportingInstance",
      "HorizontalPodAutoscalerStatus.currentMetrics",
      "HPAScalingRules.stabilizationWindowSeconds",
      "CustomResourceDefinitionStatus.conditions",
      "CustomResourceDefinitionStatus.storedVersions",
      "TokenRequestSpec.expirationSeconds",
      "TokenRequestSpec.boundObjectRef",
      "EndpointSlice.ports",
      "CSINodeDriver.topologyKeys",
      "Policy.stages",
      "FlowSchemaSpec.matchingPrecedence",
      "LimitedPriorityLevelConfiguration.assuredConcurrencyShares",
      "QueuingConfiguration.queues",
      "QueuingConfiguration.handSize",
      "QueuingConfiguration.queueLengthLimit");

  private final Definition definition;
  private final boolean root;

  GoField(Definition definition, boolean root) {
    this.definition = definition;
    this.root = root;
  }

  String of(String property, JsonNode schema, boolean required) {
    String type = definition.type();
    boolean pointer = new GoPointers(definition).has(property, schema, required);
    boolean always = required || isAlwaysWritten(type + "." + property);
    String reference = typeOf(schema);
    String name = METADATA.contains(reference) ? reference : GoNames.of(type, property);
    String elements = elements(property, schema);
    return (pointer ? "*" : "")
        + embedding(property, reference)
        + name
        + (always ? "!" : "")
        + (elements.isEmpty() ? "" : ":" + elements);
  }

  private boolean isAlwaysWritten(String name) {
    // The newer kind of events has the two names in front of it and may leave them out.
    boolean newerEvent = name.startsWith("Event.") && !definition.group().isEmpty();
    return ALWAYS_WRITTEN.contains(name) && !newerEvent;
  }

  /** The struct that a property is embedded through, and a dot; empty for the type's own. */
  private String embedding(String property, String reference) {
    boolean typeMeta = property.equals("kind") || property.equals("apiVersion");
    if (root && typeMeta) {
      return "TypeMeta.";
    }
    boolean source = reference.endsWith("VolumeSource");
    return switch (definition.type()) {
      case "Volume" -> source ? "VolumeSource." : "";
      case "PersistentVolumeSpec" -> source ? "PersistentVolumeSource." : "";
      case "Probe" -> reference.isEmpty() ? "" : "Handler.";
      case "EphemeralContainer" ->
        property.equals("targetContainerName") ? "" : "EphemeralContainerCommon.";
      case "RuleWithOperations" -> property.equals("operations") ? "" : "Rule.";
      case "IngressRule" -> reference.isEmpty() ? "" : "IngressRuleValue.";
      case "ConfigMapEnvSource",
          "ConfigMapKeySelector",
          "ConfigMapProjection",
          "ConfigMapVolumeSource",
          "SecretEnvSource",
          "SecretKeySelector",
          "SecretProjection" -> property.equals("name") ? "LocalObjectReference." : "";
      default -> "";
    };
  }

  /** The last element of what a schema refers to; empty when it is no reference. */
  static String typeOf(JsonNode schema) {
    String reference = schema.path("$ref").asText();
    return reference.substring(reference.lastIndexOf('.') + 1);
  }

  private String elements(String property, JsonNode schema) {
    String typed = definition.type() + "." + property;
    if (schema.path("additionalProperties").has("items")) {
      // The only maps of lists are what an authenticator says beside name and groups of a user.
      return "map:" + definition.version() + ".ExtraValue";
    } else if (typed.equals("APIResource.verbs")) {
      return "v1.Verbs";
    } else if (!schema.has("items")) {
      return "";
    }
    String named = NAMED_ELEMENTS.getOrDefault(typed, NAMED_ELEMENTS.get(property));
    if (named == null) {
      return "[]" + goType(schema.get("items"));
    }
    return "[]" + (named.contains(".") ? named : definition.version() + "." + named);
  }

  private static String goType(JsonNode schema) {
    String reference = schema.path("$ref").asText();
    if (reference.isEmpty()) {
      return schema.path("format").asText(schema.path("type").asText());
    }
    String[] parts = reference.split("\\.");
    return parts[parts.length - 2] + "." + parts[parts.length - 1];
  }
}
