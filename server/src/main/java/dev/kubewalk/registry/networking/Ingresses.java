package dev.kubewalk.registry.networking;

import static dev.kubewalk.registry.page.Cells.age;
import static dev.kubewalk.registry.page.Cells.text;
import static dev.kubewalk.registry.page.Defaults.defaults;
import static dev.kubewalk.registry.page.Rules.rules;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.registry.page.Cells;
import dev.kubewalk.registry.page.Defaults;
import dev.kubewalk.registry.page.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Ingress, of networking.k8s.io/v1beta1 and extensions/v1beta1. Go: pkg/registry/networking/ingress. */
final class Ingresses {
  private static final int SHOWN_HOSTS = 3;

  private static final Defaults DEFAULTS = defaults()
      .each(
          "spec.rules",
          defaults().each("http.paths", defaults().set("pathType", "ImplementationSpecific")));

  private Ingresses() {}

  static Resource define(String group) {
    return Resource.of(group, "ingresses", "Ingress")
        .internalGroup("extensions")
        .shortNames("ing")
        .namespaced()
        .version("v1beta1", DEFAULTS)
        .storedAs("networking.k8s.io/v1beta1")
        .keyPrefix("ingress")
        .generation()
        .strategy(rules()
            .ownsStatus()
            .onCreate(object -> object.ensureObject("status.loadBalancer"))
            .countsGeneration("spec")
            .checks(IngressRules::validate))
        .status(Rules.keeping("spec").checksUpdate(IngressRules::validateStatus))
        .columns(
            text("Class", Ingresses::className),
            text("Hosts", ingress -> hosts(ingress)),
            text("Address", Ingresses::addresses),
            text("Ports", ingress -> ingress.at("spec.tls").isEmpty() ? "80" : "80, 443"),
            age())
        .build();
  }

  private static String className(Unstructured ingress) {
    return ingress.has("spec.ingressClassName")
        ? ingress.stringAt("spec.ingressClassName")
        : Cells.NONE;
  }

  private static String hosts(Unstructured ingress) {
    List<String> hosts = new ArrayList<>();
    boolean more = false;
    for (Unstructured rule : ingress.objectsAt("spec.rules")) {
      if (hosts.size() == SHOWN_HOSTS) {
        more = true;
      }
      if (!more && !rule.stringAt("host").isEmpty()) {
        hosts.add(rule.stringAt("host"));
      }
    }
    if (hosts.isEmpty()) {
      return "*";
    }
    int rest = ingress.objectsAt("spec.rules").size() - SHOWN_HOSTS;
    String list = String.join(",", hosts);
    return more ? list + " + " + rest + " more..." : list;
  }

  private static String addresses(Unstructured ingress) {
    Set<String> points = new TreeSet<>();
    for (Unstructured point : ingress.objectsAt("status.loadBalancer.ingress")) {
      String ip = point.stringAt("ip");
      String shown = ip.isEmpty() ? point.stringAt("hostname") : ip;
      if (!shown.isEmpty()) {
        points.add(shown);
      }
    }
    return String.join(",", points);
  }
}
