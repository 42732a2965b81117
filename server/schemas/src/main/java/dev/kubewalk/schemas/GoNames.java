package dev.kubewalk.schemas;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The name a JSON property has in Go, by Go's own habits: a field begins with a capital, and an
 * initialism is written in capitals throughout, so that {@code apiVersion} is {@code APIVersion}.
 *
 * <p>Taken from Go's naming conventions and from the field names that a running server puts into
 * its decoding errors.
 */
final class GoNames {
  private static final Set<String> INITIALISMS = Set.of(
      "api", "aws", "ca", "cidr", "csi", "dns", "fc", "fs", "gce", "gmsa", "http", "id", "ip",
      "iqn", "iscsi", "nfs", "os", "pd", "qos", "qps", "rbd", "se", "ssl", "tcp", "tls", "ttl",
      "tty", "uid", "url");

  /** The few fields that no habit explains, by property or by type and property. */
  private static final Map<String, String> IRREGULAR = Map.ofEntries(
      Map.entry("wwids", "WWIDs"),
      Map.entry("pdID", "PdID"),
      Map.entry("storageos", "StorageOS"),
      Map.entry("cephfs", "CephFS"),
      Map.entry("externalID", "DoNotUse_ExternalID"),
      Map.entry("chapAuthDiscovery", "DiscoveryCHAPAuth"),
      Map.entry("chapAuthSession", "SessionCHAPAuth"),
      Map.entry("monitors", "CephMonitors"),
      Map.entry("diskURI", "DataDiskURI"),
      Map.entry("reportingComponent", "ReportingController"),
      Map.entry("StatusCause.reason", "Type"),
      Map.entry("GlusterfsVolumeSource.endpoints", "EndpointsName"),
      Map.entry("GlusterfsPersistentVolumeSource.endpoints", "EndpointsName"),
      Map.entry("CephFSVolumeSource.monitors", "Monitors"),
      Map.entry("CephFSPersistentVolumeSource.monitors", "Monitors"),
      Map.entry("RBDVolumeSource.image", "RBDImage"),
      Map.entry("RBDPersistentVolumeSource.image", "RBDImage"),
      Map.entry("RBDVolumeSource.pool", "RBDPool"),
      Map.entry("RBDPersistentVolumeSource.pool", "RBDPool"),
      Map.entry("RBDVolumeSource.user", "RadosUser"),
      Map.entry("RBDPersistentVolumeSource.user", "RadosUser"),
      Map.entry("SubjectAccessReviewSpec.group", "Groups"));

  private GoNames() {}

  static String of(String type, String property) {
    String irregular = IRREGULAR.getOrDefault(type + "." + property, IRREGULAR.get(property));
    if (irregular != null) {
      return irregular;
    }
    if (property.startsWith("x-kubernetes-")) {
      return "X" + joined(property.substring("x-kubernetes-".length()));
    }
    return capitalised(property.replace("$", ""));
  }

  /** {@code int-or-string} as one name, {@code IntOrString}. */
  private static String joined(String words) {
    StringBuilder name = new StringBuilder();
    for (String word : words.split("-")) {
      name.append(capitalised(word));
    }
    return name.toString();
  }

  private static String capitalised(String name) {
    int end = 0;
    while (end < name.length() && Character.isLowerCase(name.charAt(end))) {
      end++;
    }
    String first = name.substring(0, end);
    if (INITIALISMS.contains(first)) {
      return first.toUpperCase(Locale.ROOT) + name.substring(end);
    }
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
