package dev.kubewalk.registry.core.service;

import static dev.kubewalk.registry.page.Cells.NONE;
import static dev.kubewalk.registry.page.Cells.age;
import static dev.kubewalk.registry.page.Cells.field;
import static dev.kubewalk.registry.page.Cells.orNone;
import static dev.kubewalk.registry.page.Cells.pairs;
import static dev.kubewalk.registry.page.Cells.text;
import static dev.kubewalk.registry.page.Defaults.defaults;
import static dev.kubewalk.registry.page.Rules.rules;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.registry.rest.NameValidators;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.apiserver.registry.rest.Subresource;
import dev.kubewalk.apiserver.registry.rest.Verb;
import dev.kubewalk.registry.page.Defaults;
import dev.kubewalk.registry.page.Formats;
import dev.kubewalk.registry.page.Rules;
import dev.kubewalk.registry.page.Stores;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** v1 Service. Go: pkg/registry/core/service, pkg/apis/core/v1/defaults.go. */
public final class Services {
  private static final int THREE_HOURS = 3 * 60 * 60;
  private static final Set<String> REACHED_FROM_OUTSIDE = Set.of("NodePort", "LoadBalancer");

  private static final Defaults DEFAULTS = defaults()
      .set("spec.sessionAffinity", "None")
      .when(
          "spec.sessionAffinity",
          "None",
          defaults().include(service -> service.remove("spec.sessionAffinityConfig")))
      .when(
          "spec.sessionAffinity",
          "ClientIP",
          defaults().set("spec.sessionAffinityConfig.clientIP.timeoutSeconds", THREE_HOURS))
      .set("spec.type", "ClusterIP")
      .each("spec.ports", defaults().set("protocol", "TCP").include(Services::targetPort))
      .include(service -> {
        if (isReachedFromOutside(service)) {
          service.setDefault("spec.externalTrafficPolicy", "Cluster");
        }
      });

  private Services() {}

  public static Resource define(ServiceAllocators allocators, Stores stores, Subresource proxy) {
    return Resource.of("", "services", "Service")
        .shortNames("svc")
        .categories("all")
        .namespaced()
        .verbs(EnumSet.complementOf(EnumSet.of(Verb.DELETECOLLECTION)))
        .version("v1", DEFAULTS)
        .keyPrefix("services/specs")
        .names((name, prefix) ->
            Formats.dns1035Label(prefix ? NameValidators.maskTrailingDash(name) : name))
        .strategy(rules()
            .onExport(Services::prepareForExport)
            .ownsStatus()
            .onCreate(Services::dropDisabled)
            .onUpdate(Services::prepareUpdate)
            .checks(ServiceRules::validate)
            .checksUpdate(ServiceRules::validateUpdate))
        .status(Rules.keeping("spec").checksUpdate(ServiceRules::validateStatusUpdate))
        .hooks(new ServiceHooks(allocators, stores))
        .subresource(proxy)
        .columns(
            field("Type", "spec.type"),
            text("Cluster-IP", service -> orNone(service.stringAt("spec.clusterIP"))),
            text("External-IP", Services::externalIp),
            text("Port(s)", Services::ports),
            age(),
            text("Selector", service -> pairs(service.stringMapAt("spec.selector")))
                .wide())
        .build();
  }

  static boolean isReachedFromOutside(Unstructured service) {
    return REACHED_FROM_OUTSIDE.contains(service.stringAt("spec.type"));
  }

  private static void targetPort(Unstructured port) {
    var target = port.at("targetPort");
    boolean unset = target.isMissingNode()
        || target.isNull()
        || target.asText().equals("0")
        || target.asText().isEmpty();
    if (unset) {
      port.set("targetPort", port.longAt("port"));
    }
  }

  /** Behind gates that are off in 1.18. */
  private static void dropDisabled(Unstructured service) {
    service.remove("spec.topologyKeys");
    service.remove("spec.ipFamily");
  }

  /** Addresses and ports that this cluster gave are of no use in another one. */
  private static void prepareForExport(Unstructured service, boolean exact) {
    Rules.clear(service, "status");
    if (exact) {
      return;
    }
    if (!service.stringAt("spec.clusterIP").equals("None")) {
      service.remove("spec.clusterIP");
    }
    if (service.stringAt("spec.type").equals("NodePort")) {
      service.objectsAt("spec.ports").forEach(port -> port.remove("nodePort"));
    }
  }

  private static void prepareUpdate(Unstructured service, Unstructured old) {
    dropDisabled(service);
    if (isReachedFromOutside(old) && !isReachedFromOutside(service)) {
      service.remove("spec.externalTrafficPolicy");
    }
  }

  private static String externalIp(Unstructured service) {
    List<String> own = service.stringsAt("spec.externalIPs");
    return switch (service.stringAt("spec.type")) {
      case "ClusterIP", "NodePort" -> orNone(own);
      case "ExternalName" -> service.stringAt("spec.externalName");
      case "LoadBalancer" -> {
        List<String> all = new ArrayList<>(ingress(service));
        all.addAll(own);
        yield all.isEmpty() ? "<pending>" : String.join(",", all);
      }
      default -> "<unknown>";
    };
  }

  private static Set<String> ingress(Unstructured service) {
    Set<String> points = new TreeSet<>();
    for (Unstructured point : service.objectsAt("status.loadBalancer.ingress")) {
      String ip = point.stringAt("ip");
      String shown = ip.isEmpty() ? point.stringAt("hostname") : ip;
      if (!shown.isEmpty()) {
        points.add(shown);
      }
    }
    return points;
  }

  private static String ports(Unstructured service) {
    List<Unstructured> ports = service.objectsAt("spec.ports");
    if (ports.isEmpty()) {
      return NONE;
    }
    return ports.stream()
        .map(port -> port.longAt("port")
            + (port.longAt("nodePort") > 0 ? ":" + port.longAt("nodePort") : "")
            + "/" + port.stringAt("protocol"))
        .collect(Collectors.joining(","));
  }
}
