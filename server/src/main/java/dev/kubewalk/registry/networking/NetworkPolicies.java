package dev.kubewalk.registry.networking;

import static dev.kubewalk.registry.page.Cells.age;
import static dev.kubewalk.registry.page.Cells.text;
import static dev.kubewalk.registry.page.Defaults.defaults;
import static dev.kubewalk.registry.page.Rules.rules;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.registry.page.Defaults;
import dev.kubewalk.registry.page.Formats;
import dev.kubewalk.registry.page.LabelSelectors;
import dev.kubewalk.registry.page.Scope;
import dev.kubewalk.registry.page.Selectors;
import java.util.List;
import java.util.Set;

/** networking.k8s.io/v1 NetworkPolicy. Go: pkg/registry/networking/networkpolicy. */
final class NetworkPolicies {
  private static final Defaults PORTS = defaults().each("ports", defaults().set("protocol", "TCP"));
  private static final Defaults DEFAULTS = defaults()
      .each("spec.ingress", PORTS)
      .each("spec.egress", PORTS)
      .include(NetworkPolicies::policyTypes);

  private NetworkPolicies() {}

  static Resource define() {
    return Resource.of("networking.k8s.io", "networkpolicies", "NetworkPolicy")
        .internalGroup("extensions")
        .shortNames("netpol")
        .namespaced()
        .version("v1", DEFAULTS)
        .generation()
        .strategy(rules().countsGeneration("spec").checks(NetworkPolicies::validate))
        .columns(
            text("Pod-Selector", policy -> LabelSelectors.format(policy.at("spec.podSelector"))),
            age())
        .build();
  }

  private static void policyTypes(Unstructured policy) {
    if (policy.at("spec.policyTypes").isEmpty()) {
      policy.set(
          "spec.policyTypes",
          policy.at("spec.egress").isEmpty() ? List.of("Ingress") : List.of("Ingress", "Egress"));
    }
  }

  private static void validate(Scope policy) {
    Scope spec = policy.in("spec");
    Selectors.validate(spec.in("podSelector"));
    spec.each("ingress").forEach(rule -> rule(rule, "from"));
    spec.each("egress").forEach(rule -> rule(rule, "to"));
    List<String> types = spec.texts("policyTypes");
    if (types.size() > 2) {
      spec.invalidShown(
          "policyTypes", types.toString(), "may not specify more than two policyTypes");
      return;
    }
    for (int i = 0; i < types.size(); i++) {
      if (!Set.of("Ingress", "Egress").contains(types.get(i))) {
        spec.add(FieldError.notSupported(
            spec.at("policyTypes[" + i + "]"), types.get(i), List.of("Egress", "Ingress")));
      }
    }
  }

  private static void rule(Scope rule, String peers) {
    for (Scope port : rule.each("ports")) {
      String protocol = port.text("protocol");
      if (!protocol.equals("TCP") && !protocol.equals("UDP")) {
        port.oneOf("protocol", List.of("TCP", "UDP"));
      }
      if (port.has("port")) {
        port.portNumberOrName("port");
      }
    }
    rule.each(peers).forEach(NetworkPolicies::peer);
  }

  private static void peer(Scope peer) {
    int found = 0;
    for (String selector : List.of("podSelector", "namespaceSelector")) {
      if (peer.has(selector)) {
        found++;
        Selectors.validate(peer.in(selector));
      }
    }
    if (peer.has("ipBlock")) {
      ipBlock(peer.in("ipBlock"));
      if (found > 0) {
        peer.forbidden("", "may not specify both ipBlock and another peer");
      }
    } else if (found == 0) {
      peer.required("", "must specify a peer");
    }
  }

  private static void ipBlock(Scope block) {
    if (block.text("cidr").isEmpty()) {
      block.required("cidr", "");
      return;
    }
    if (!Formats.isCidr(block.text("cidr"))) {
      block.invalid("cidr", "not a valid CIDR");
      return;
    }
    List<String> except = block.texts("except");
    for (int i = 0; i < except.size(); i++) {
      String path = block.at("except[" + i + "]");
      if (!Formats.isCidr(except.get(i))) {
        block.add(FieldError.invalid(path, except.get(i), "not a valid CIDR"));
      } else if (!Cidrs.isStrictlyInside(except.get(i), block.text("cidr"))) {
        block.add(FieldError.invalid(path, except.get(i), "must be a strict subset of `cidr`"));
      }
    }
  }
}
