package dev.kubewalk.registry.core;

import static dev.kubewalk.registry.page.Cells.age;
import static dev.kubewalk.registry.page.Cells.field;
import static dev.kubewalk.registry.page.Cells.orUnknown;
import static dev.kubewalk.registry.page.Cells.text;
import static dev.kubewalk.registry.page.Rules.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.ErrorType;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.registry.page.Cells;
import dev.kubewalk.registry.page.Defaults;
import dev.kubewalk.registry.page.Formats;
import dev.kubewalk.registry.page.ResourceLists;
import dev.kubewalk.registry.page.Rules;
import dev.kubewalk.registry.page.Scope;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** v1 Node. Go: pkg/registry/core/node, pkg/apis/core/validation. */
final class Nodes {
  private static final String ROLE_LABEL = "node-role.kubernetes.io/";
  private static final List<String> EFFECTS =
      List.of("NoSchedule", "PreferNoSchedule", "NoExecute");

  private static final Defaults DEFAULTS = Defaults.defaults()
      .include(node -> copyList(node, "spec.podCIDR", "spec.podCIDRs"))
      .include(node -> copyQuantities(node))
      .include(ResourceLists.rounded("status.capacity", "status.allocatable"));

  private Nodes() {}

  static Resource define(CoreDependencies server) {
    return Resource.of("", "nodes", "Node")
        .shortNames("no")
        .version("v1", DEFAULTS)
        .strategy(rules()
            .onExport((node, exact) -> node.remove("status"))
            .onUpdate((node, old) -> Rules.keep(node, old, "status"))
            .checks(Nodes::validate)
            .checksUpdate(Nodes::validateUpdate))
        .status(Rules.keeping("spec").checksUpdate(Nodes::validateUpdate))
        .subresource(Proxies.to("NodeProxyOptions", new NodeConnection(server)))
        .selectable(
            "spec.unschedulable", node -> Boolean.toString(node.booleanAt("spec.unschedulable")))
        .columns(
            text("Status", Nodes::status),
            text("Roles", Nodes::roles),
            age(),
            field("Version", "status.nodeInfo.kubeletVersion"),
            text("Internal-IP", node -> address(node, "InternalIP")).wide(),
            text("External-IP", node -> address(node, "ExternalIP")).wide(),
            info("OS-Image", "osImage"),
            info("Kernel-Version", "kernelVersion"),
            info("Container-Runtime", "containerRuntimeVersion"))
        .build();
  }

  private static dev.kubewalk.apiserver.registry.rest.Column info(String name, String path) {
    return text(name, node -> orUnknown(node.stringAt("status.nodeInfo." + path)))
        .wide();
  }

  /** podCIDR is the first of podCIDRs; each fills in the other, and podCIDR wins. */
  private static void copyList(Unstructured node, String one, String many) {
    boolean said = !node.stringAt(one).isEmpty();
    List<String> all = node.stringsAt(many);
    if (said && (all.isEmpty() || !all.get(0).equals(node.stringAt(one)))) {
      node.set(many, List.of(node.stringAt(one)));
    } else if (!said && !all.isEmpty()) {
      node.set(one, node.stringsAt(many).get(0));
    }
  }

  /** What a node offers to pods is all that it has, unless it says otherwise. */
  private static void copyQuantities(Unstructured node) {
    if (node.at("status.capacity") instanceof ObjectNode capacity
        && node.at("status.allocatable").isEmpty()) {
      node.set("status.allocatable", capacity.deepCopy());
    }
  }

  private static String status(Unstructured node) {
    // Of several conditions of the same type the last one counts.
    String status = "Unknown";
    for (Unstructured condition : node.objectsAt("status.conditions")) {
      if (condition.stringAt("type").equals("Ready")) {
        status = condition.stringAt("status").equals("True") ? "Ready" : "NotReady";
      }
    }
    return node.booleanAt("spec.unschedulable") ? status + ",SchedulingDisabled" : status;
  }

  private static String roles(Unstructured node) {
    Set<String> roles = new TreeSet<>();
    node.labels().forEach((key, value) -> {
      if (key.startsWith(ROLE_LABEL) && key.length() > ROLE_LABEL.length()) {
        roles.add(key.substring(ROLE_LABEL.length()));
      } else if (key.equals("kubernetes.io/role") && !value.isEmpty()) {
        roles.add(value);
      }
    });
    return Cells.orNone(List.copyOf(roles));
  }

  private static String address(Unstructured node, String type) {
    return node.objectsAt("status.addresses").stream()
        .filter(address -> address.stringAt("type").equals(type))
        .map(address -> address.stringAt("address"))
        .findFirst()
        .orElse(Cells.NONE);
  }

  private static void validate(Scope node) {
    taints(node);
    List<String> cidrs = node.texts("spec.podCIDRs");
    for (int i = 0; i < cidrs.size(); i++) {
      if (!Formats.isCidr(cidrs.get(i))) {
        node.add(FieldError.invalid(
            "spec.podCIDRs[" + i + "]",
            cidrs.get(i),
            "must be a valid CIDR block, (e.g. 10.9.8.0/24)"));
      }
    }
  }

  private static void taints(Scope node) {
    Set<String> seen = new HashSet<>();
    for (Scope taint : node.in("spec").each("taints").stream()
        .map(t -> t.named(t.path().replace("spec.taints", "metadata.taints")))
        .toList()) {
      taint.qualifiedName("key");
      taint.invalidAll("value", Formats.labelValue(taint.text("value")));
      if (taint.text("effect").isEmpty()) {
        taint.required("effect", "");
      } else if (!EFFECTS.contains(taint.text("effect"))) {
        taint.oneOf("effect", EFFECTS);
      }
      if (!seen.add(taint.text("key") + ":" + taint.text("effect"))) {
        taint.add(new FieldError(
            ErrorType.DUPLICATE,
            taint.path(),
            shown(taint),
            "taints must be unique by key and effect pair"));
      }
    }
  }

  private static String shown(Scope taint) {
    return String.format(
        "core.Taint{Key:\"%s\", Value:\"%s\", Effect:\"%s\", TimeAdded:<nil>}",
        taint.text("key"), taint.text("value"), taint.text("effect"));
  }

  private static void validateUpdate(Scope node, Scope old) {
    fixedOnceSet(
        node,
        old,
        "podCIDRs",
        "node updates may not change podCIDR except from \"\" to" + " valid");
    Set<String> addresses = new HashSet<>();
    for (Scope address : node.in("status").each("addresses")) {
      if (!addresses.add(address.object().toString())) {
        address.add(new FieldError(
            ErrorType.DUPLICATE,
            address.path(),
            String.format(
                "core.NodeAddress{Type:\"%s\", Address:\"%s\"}",
                address.text("type"), address.text("address")),
            ""));
      }
    }
    if (node.has("spec.configSource")) {
      configSource(node.in("spec.configSource"));
    }
    taints(node);
    if (!node.text("spec.externalID").equals(old.text("spec.externalID"))) {
      node.forbidden("spec.externalID", "may not be updated");
    }
    fixedOnceSet(
        node,
        old,
        "providerID",
        "node updates may not change providerID except from \"\"" + " to valid");
  }

  /** Where a kubelet finds its configuration; creations are not checked for it. */
  private static void configSource(Scope source) {
    if (!source.has("configMap")) {
      source.invalidShown(
          "", source.object().toString(), "exactly one reference subfield must be non-nil");
      return;
    }
    Scope map = source.in("configMap");
    for (String field : List.of("uid", "resourceVersion")) {
      if (map.has(field)) {
        map.forbidden(field, field + " must not be set in spec");
      }
    }
    if (map.present("namespace")) {
      map.dnsLabel("namespace");
    }
    if (map.present("name")) {
      map.dnsSubdomain("name");
    }
    if (map.present("kubeletConfigKey")) {
      map.invalidAll("kubeletConfigKey", Formats.configKey(map.text("kubeletConfigKey")));
    }
  }

  private static void fixedOnceSet(Scope node, Scope old, String field, String detail) {
    JsonNode before = old.node("spec." + field);
    boolean wasSet = before.isTextual() ? !before.asText().isEmpty() : !before.isEmpty();
    if (wasSet && !Rules.same(node.node("spec." + field), before)) {
      node.forbidden("spec." + field, detail);
    }
  }
}
