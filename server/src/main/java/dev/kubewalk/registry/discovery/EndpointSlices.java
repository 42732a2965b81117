package dev.kubewalk.registry.discovery;

import static dev.kubewalk.registry.page.Cells.age;
import static dev.kubewalk.registry.page.Cells.field;
import static dev.kubewalk.registry.page.Cells.text;
import static dev.kubewalk.registry.page.Defaults.defaults;
import static dev.kubewalk.registry.page.Rules.rules;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.registry.page.Defaults;
import dev.kubewalk.registry.page.Formats;
import dev.kubewalk.registry.page.Scope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** discovery.k8s.io/v1beta1 EndpointSlice. Go: pkg/registry/discovery/endpointslice. */
final class EndpointSlices {
  private static final int SHOWN = 3;
  private static final List<String> TYPES = List.of("FQDN", "IPv4", "IPv6");

  private static final Defaults DEFAULTS =
      defaults().each("ports", defaults().set("name", "").set("protocol", "TCP"));

  private EndpointSlices() {}

  static Resource define() {
    return Resource.of("discovery.k8s.io", "endpointslices", "EndpointSlice")
        .namespaced()
        .version("v1beta1", DEFAULTS)
        .generation()
        .strategy(rules()
            .countsGeneration("addressType", "endpoints", "ports")
            .checks(EndpointSlices::validate)
            .checksUpdate((slice, old) -> slice.immutable("addressType", old)))
        .columns(
            field("AddressType", "addressType"),
            text("Ports", EndpointSlices::ports),
            text("Endpoints", EndpointSlices::addresses),
            age())
        .build();
  }

  private static String ports(Unstructured slice) {
    List<String> ports =
        slice.objectsAt("ports").stream().map(port -> portShown(port)).toList();
    return orUnset(shortened(ports));
  }

  /** A port without a number is told by its name. */
  private static String portShown(Unstructured port) {
    if (port.has("port")) {
      return port.stringAt("port");
    }
    return port.has("name") ? port.stringAt("name") : "*";
  }

  private static String addresses(Unstructured slice) {
    List<String> all = new ArrayList<>();
    slice.objectsAt("endpoints").forEach(e -> all.addAll(e.stringsAt("addresses")));
    return orUnset(shortened(all));
  }

  private static String orUnset(String list) {
    return list.isEmpty() ? "<unset>" : list;
  }

  private static String shortened(List<String> texts) {
    int more = texts.size() - SHOWN;
    return more > 0
        ? String.join(",", texts.subList(0, SHOWN)) + " + " + more + " more..."
        : String.join(",", texts);
  }

  private static void validate(Scope slice) {
    String type = slice.text("addressType");
    if (type.isEmpty()) {
      slice.required("addressType", "");
    } else {
      slice.oneOf("addressType", TYPES);
    }
    slice.each("endpoints").forEach(endpoint -> endpoint(endpoint, type));
    Set<String> names = new HashSet<>();
    for (Scope port : slice.each("ports")) {
      if (!port.text("name").isEmpty()) {
        port.dnsLabel("name");
      }
      if (!names.add(port.text("name"))) {
        port.duplicate("name");
      }
      String protocol = port.text("protocol");
      if (!protocol.equals("TCP") && !protocol.equals("UDP")) {
        port.oneOf("protocol", List.of("TCP", "UDP"));
      }
      if (port.has("appProtocol")) {
        port.qualifiedName("appProtocol");
      }
    }
  }

  private static void endpoint(Scope endpoint, String type) {
    List<String> addresses = endpoint.texts("addresses");
    if (addresses.isEmpty()) {
      endpoint.required("addresses", "must contain at least 1 address");
    }
    for (int i = 0; i < addresses.size(); i++) {
      String path = endpoint.at("addresses[" + i + "]");
      for (String problem : address(addresses.get(i), type)) {
        endpoint.add(FieldError.invalid(path, addresses.get(i), problem));
      }
    }
    if (endpoint.has("hostname")) {
      endpoint.dnsLabel("hostname");
    }
    endpoint.labels("topology");
  }

  private static List<String> address(String address, String type) {
    List<String> problems = new ArrayList<>();
    switch (type) {
      case "IPv4" -> {
        if (!Formats.isIpv4(address)) {
          problems.add("must be a valid IPv4 address");
        }
        special(address, problems);
      }
      case "IPv6" -> {
        if (!Formats.isIpv6(address)) {
          problems.add("must be a valid IPv6 address");
        }
        special(address, problems);
      }
      case "FQDN" -> problems.addAll(Formats.dnsSubdomain(address));
      default -> {}
    }
    return problems;
  }

  private static void special(String address, List<String> problems) {
    if (!Formats.isIp(address)) {
      problems.add("must be a valid IP address");
    } else if (address.startsWith("127.") || address.equals("::1")) {
      problems.add("may not be in the loopback range (127.0.0.0/8)");
    } else if (address.startsWith("169.254.")) {
      problems.add("may not be in the link-local range (169.254.0.0/16)");
    }
  }
}
