package dev.kubewalk.registry.core;

import static dev.kubewalk.registry.page.Cells.age;
import static dev.kubewalk.registry.page.Cells.text;
import static dev.kubewalk.registry.page.Defaults.defaults;
import static dev.kubewalk.registry.page.Rules.rules;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.registry.page.Cells;
import dev.kubewalk.registry.page.Defaults;
import dev.kubewalk.registry.page.Formats;
import dev.kubewalk.registry.page.Scope;
import java.util.ArrayList;
import java.util.List;

/** v1 Endpoints. Go: pkg/registry/core/endpoint, pkg/apis/core/validation. */
final class Endpoints {
  private static final int SHOWN = 3;

  private static final Defaults DEFAULTS =
      defaults().each("subsets", defaults().each("ports", defaults().set("protocol", "TCP")));

  private Endpoints() {}

  static Resource define() {
    return Resource.of("", "endpoints", "Endpoints")
        .shortNames("ep")
        .namespaced()
        .version("v1", DEFAULTS)
        .keyPrefix("services/endpoints")
        .createsOnUpdate()
        .strategy(rules().checks(Endpoints::validate))
        .columns(text("Endpoints", Endpoints::addresses), age())
        .build();
  }

  private static String addresses(Unstructured endpoints) {
    if (endpoints.at("subsets").isEmpty()) {
      return Cells.NONE;
    }
    List<String> shown = new ArrayList<>();
    boolean more = false;
    int count = 0;
    for (Unstructured subset : endpoints.objectsAt("subsets")) {
      List<Unstructured> ports = subset.objectsAt("ports");
      List<Unstructured> addresses = subset.objectsAt("addresses");
      if (ports.isEmpty()) {
        for (Unstructured address : addresses) {
          more |= !addUpTo(shown, address.stringAt("ip"));
          count++;
        }
        continue;
      }
      for (Unstructured port : ports) {
        for (Unstructured address : addresses) {
          more |= !addUpTo(shown, joined(address.stringAt("ip"), port.stringAt("port")));
          count++;
        }
      }
    }
    String list = String.join(",", shown);
    return more ? list + " + " + (count - SHOWN) + " more..." : list;
  }

  private static String joined(String ip, String port) {
    return ip.contains(":") ? "[" + ip + "]:" + port : ip + ":" + port;
  }

  private static boolean addUpTo(List<String> shown, String address) {
    if (shown.size() == SHOWN) {
      return false;
    }
    return shown.add(address);
  }

  private static void validate(Scope endpoints) {
    for (Scope subset : endpoints.each("subsets")) {
      if (subset.isEmpty("addresses") && subset.isEmpty("notReadyAddresses")) {
        subset.required("", "must specify `addresses` or `notReadyAddresses`");
      }
      subset.each("addresses").forEach(Endpoints::validateAddress);
      subset.each("notReadyAddresses").forEach(Endpoints::validateAddress);
      boolean needsName = subset.node("ports").size() > 1;
      subset.each("ports").forEach(port -> validatePort(port, needsName));
    }
  }

  private static void validateAddress(Scope address) {
    address.ip("ip");
    if (!address.text("hostname").isEmpty()) {
      address.dnsLabel("hostname");
    }
    if (address.has("nodeName")) {
      address.dnsSubdomain("nodeName");
    }
    validateNonSpecialIp(address, "ip");
  }

  /** Addresses that only mean something on one machine or one link are refused. */
  static void validateNonSpecialIp(Scope scope, String field) {
    String text = scope.text(field);
    if (!Formats.isIp(text)) {
      scope.invalid(field, "must be a valid IP address");
      return;
    }
    for (String problem : specialIp(text)) {
      scope.add(FieldError.invalid(scope.at(field), text, problem));
    }
  }

  private static List<String> specialIp(String text) {
    List<String> problems = new ArrayList<>();
    try {
      var ip = java.net.InetAddress.getByName(text);
      if (ip.isAnyLocalAddress()) {
        problems.add("may not be unspecified (" + text + ")");
      }
      if (ip.isLoopbackAddress()) {
        problems.add("may not be in the loopback range (127.0.0.0/8, ::1/128)");
      }
      if (ip.isLinkLocalAddress()) {
        problems.add("may not be in the link-local range (169.254.0.0/16, fe80::/10)");
      }
      if (ip.isMulticastAddress() && ip.getHostAddress().startsWith("224.0.0.")) {
        problems.add("may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)");
      }
    } catch (java.net.UnknownHostException e) {
      problems.add("must be a valid IP address");
    }
    return problems;
  }

  private static void validatePort(Scope port, boolean needsName) {
    if (needsName && port.text("name").isEmpty()) {
      port.required("name", "");
    } else if (!port.text("name").isEmpty()) {
      port.dnsLabel("name");
    }
    port.port("port");
    if (port.present("protocol")) {
      port.oneOf("protocol", List.of("TCP", "UDP", "SCTP").subList(0, 2));
    }
    if (port.has("appProtocol")) {
      port.forbidden(
          "appProtocol", "This field can be enabled with the ServiceAppProtocol feature gate");
    }
  }
}
