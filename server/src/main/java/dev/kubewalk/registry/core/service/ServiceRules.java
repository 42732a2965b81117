package dev.kubewalk.registry.core.service;

import dev.kubewalk.apimachinery.validation.field.ErrorType;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.registry.page.Formats;
import dev.kubewalk.registry.page.Rules;
import dev.kubewalk.registry.page.Scope;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What services must look like. Go: pkg/apis/core/validation/validation.go (ValidateService). */
final class ServiceRules {
  private static final List<String> AFFINITIES = List.of("ClientIP", "None");
  private static final List<String> TYPES =
      List.of("ClusterIP", "ExternalName", "LoadBalancer", "NodePort");
  private static final List<String> PROTOCOLS = List.of("SCTP", "TCP", "UDP");
  private static final int ONE_DAY = 86_400;

  private ServiceRules() {}

  static void validate(Scope service) {
    Scope spec = service.in("spec");
    String type = spec.text("type");
    boolean headless = spec.text("clusterIP").equals("None");
    if (spec.isEmpty("ports") && !headless && !type.equals("ExternalName")) {
      spec.required("ports", "");
    }
    validateType(spec, type, headless);
    ports(spec);
    spec.labels("selector");
    affinity(spec);
    clusterIp(spec, type);
    externalIps(spec);
    if (spec.presentOneOf("type", TYPES)) {
      nodePorts(spec, type);
    }
    sourceRanges(spec, type);
    traffic(spec, type);
  }

  private static void validateType(Scope spec, String type, boolean headless) {
    switch (type) {
      case "LoadBalancer" -> {
        for (Scope port : spec.each("ports")) {
          if (port.number("port") == 10250) {
            port.invalid(
                "port", "may not expose port 10250 externally since it is used by kubelet");
          }
        }
        noneForbidden(spec, headless, "LoadBalancer");
      }
      case "NodePort" -> noneForbidden(spec, headless, "NodePort");
      case "ExternalName" -> {
        if (!spec.text("clusterIP").isEmpty()) {
          spec.forbidden("clusterIP", "must be empty for ExternalName services");
        }
        if (spec.text("externalName").isEmpty()) {
          spec.required("externalName", "");
        } else {
          spec.dnsSubdomain("externalName");
        }
      }
      default -> {}
    }
  }

  private static void noneForbidden(Scope spec, boolean headless, String type) {
    if (headless) {
      spec.invalid("clusterIP", "may not be set to 'None' for " + type + " services");
    }
  }

  private static void ports(Scope spec) {
    Set<String> names = new HashSet<>();
    boolean needsName = spec.node("ports").size() > 1;
    for (Scope port : spec.each("ports")) {
      String name = port.text("name");
      if (needsName && name.isEmpty()) {
        port.required("name", "");
      } else if (!name.isEmpty()) {
        port.dnsLabel("name");
        if (!names.add(name)) {
          port.duplicate("name");
        }
      }
      port.port("port");
      if (port.present("protocol")) {
        protocol(port);
      }
      port.portNumberOrName("targetPort");
      if (port.has("appProtocol")) {
        port.forbidden(
            "appProtocol", "This field can be enabled with the ServiceAppProtocol feature gate");
      }
    }
  }

  /** SCTP is known, but its gate is off in 1.18. */
  private static void protocol(Scope port) {
    String protocol = port.text("protocol");
    if (protocol.equals("SCTP") || !PROTOCOLS.contains(protocol)) {
      port.add(FieldError.notSupported(port.at("protocol"), protocol, List.of("TCP", "UDP")));
    }
  }

  private static void affinity(Scope spec) {
    if (!spec.presentOneOf("sessionAffinity", AFFINITIES)) {
      return;
    }
    if (spec.text("sessionAffinity").equals("None")) {
      if (spec.has("sessionAffinityConfig")) {
        spec.forbidden("sessionAffinityConfig", "must not be set when session affinity is None");
      }
      return;
    }
    if (!spec.has("sessionAffinityConfig.clientIP.timeoutSeconds")) {
      return;
    }
    long seconds = spec.number("sessionAffinityConfig.clientIP.timeoutSeconds");
    if (seconds <= 0 || seconds > ONE_DAY) {
      spec.invalid(
          "sessionAffinityConfig.clientIP.timeoutSeconds",
          "must be greater than 0 and less than " + ONE_DAY);
    }
  }

  private static void clusterIp(Scope spec, String type) {
    String ip = spec.text("clusterIP");
    if (!ip.isEmpty() && !ip.equals("None") && !type.equals("ExternalName") && !Formats.isIp(ip)) {
      spec.invalid("clusterIP", "must be empty, 'None', or a valid IP address");
    }
  }

  private static void externalIps(Scope spec) {
    List<String> ips = spec.texts("externalIPs");
    for (int i = 0; i < ips.size(); i++) {
      if (!Formats.isIp(ips.get(i))) {
        spec.add(FieldError.invalid(
            spec.at("externalIPs[" + i + "]"), ips.get(i), "must be a valid IP address"));
      }
    }
  }

  private static void nodePorts(Scope spec, String type) {
    Set<String> used = new HashSet<>();
    Set<String> pairs = new HashSet<>();
    boolean outside = type.equals("NodePort") || type.equals("LoadBalancer");
    for (Scope port : spec.each("ports")) {
      if (!outside && type.equals("ClusterIP") && port.number("nodePort") != 0) {
        port.forbidden("nodePort", "may not be used when `type` is 'ClusterIP'");
      }
    }
    for (Scope port : spec.each("ports")) {
      long number = port.number("nodePort");
      if (number != 0 && !used.add(port.text("protocol") + number)) {
        port.duplicate("nodePort");
      }
    }
    for (Scope port : spec.each("ports")) {
      String pair = port.text("protocol") + port.number("port");
      if (!pairs.add(pair)) {
        port.add(new FieldError(ErrorType.DUPLICATE, port.path(), shown(port), ""));
      }
    }
  }

  private static String shown(Scope port) {
    return String.format(
        "core.ServicePort{Name:\"\", Protocol:\"%s\", AppProtocol:(*string)(nil), Port:%d,"
            + " TargetPort:intstr.IntOrString{Type:0, IntVal:0, StrVal:\"\"}, NodePort:0}",
        port.text("protocol"), port.number("port"));
  }

  private static void sourceRanges(Scope spec, String type) {
    if (spec.isEmpty("loadBalancerSourceRanges")) {
      return;
    }
    if (!type.equals("LoadBalancer")) {
      spec.forbidden("LoadBalancerSourceRanges", "may only be used when `type` is 'LoadBalancer'");
    }
    List<String> ranges = spec.texts("loadBalancerSourceRanges");
    for (String range : ranges) {
      if (!Formats.isCidr(range.strip())) {
        spec.invalidShown(
            "LoadBalancerSourceRanges",
            "[" + String.join(" ", ranges) + "]",
            "must be a list of IP ranges. For example, 10.240.0.0/24,10.250.0.0/24 ");
        return;
      }
    }
  }

  private static void traffic(Scope spec, String type) {
    String policy = spec.text("externalTrafficPolicy");
    boolean outside = type.equals("NodePort") || type.equals("LoadBalancer");
    long health = spec.number("healthCheckNodePort");
    if (!policy.isEmpty() && !outside) {
      spec.invalid(
          "externalTrafficPolicy",
          "ExternalTrafficPolicy can only be set on NodePort and LoadBalancer service");
    } else if (!policy.isEmpty() && !policy.equals("Cluster") && !policy.equals("Local")) {
      spec.invalid(
          "externalTrafficPolicy", "ExternalTrafficPolicy must be empty, Cluster or Local");
    }
    if (health < 0) {
      spec.invalid("healthCheckNodePort", "HealthCheckNodePort must be not less than 0");
    }
    if (health > 0 && !needsHealthCheck(spec)) {
      spec.invalid(
          "healthCheckNodePort",
          "HealthCheckNodePort can only be set on LoadBalancer service with"
              + " ExternalTrafficPolicy=Local");
    }
  }

  /** A load balancer that must know which nodes have a pod asks them at a port of its own. */
  static boolean needsHealthCheck(Scope spec) {
    return spec.text("type").equals("LoadBalancer")
        && spec.text("externalTrafficPolicy").equals("Local");
  }

  static void validateUpdate(Scope service, Scope old) {
    String type = service.text("spec.type");
    boolean hadAddress = !old.text("spec.type").equals("ExternalName")
        && !old.text("spec.clusterIP").isEmpty();
    if (!type.equals("ExternalName")
        && hadAddress
        && !Rules.same(service.node("spec.clusterIP"), old.node("spec.clusterIP"))) {
      service.add(
          FieldError.invalid("spec.clusterIP", service.text("spec.clusterIP"), Formats.IMMUTABLE));
    }
  }

  static void validateStatusUpdate(Scope service, Scope old) {
    for (Scope point : service.in("status.loadBalancer").each("ingress")) {
      if (!point.text("ip").isEmpty() && !Formats.isIp(point.text("ip"))) {
        point.invalid("ip", "must be a valid IP address");
      }
      String host = point.text("hostname");
      if (!host.isEmpty()) {
        point.dnsSubdomain("hostname");
        if (Formats.isIp(host)) {
          point.invalid("hostname", "must be a DNS name, not an IP address");
        }
      }
    }
  }
}
