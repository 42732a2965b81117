package dev.kubewalk.registry.policy;

import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.registry.page.Scope;
import java.util.List;
import java.util.Set;

/** Go: pkg/apis/policy/validation/validation.go (ValidatePodSecurityPolicy). */
final class PodSecurityPolicyRules {
  private static final String SECCOMP = "seccomp.security.alpha.kubernetes.io/";
  private static final List<String> SYSCTLS = List.of("forbiddenSysctls", "allowedUnsafeSysctls");

  private static final List<String> VOLUMES = List.of(
      "*",
      "awsElasticBlockStore",
      "azureDisk",
      "azureFile",
      "cephFS",
      "cinder",
      "configMap",
      "csi",
      "downwardAPI",
      "emptyDir",
      "fc",
      "flexVolume",
      "flocker",
      "gcePersistentDisk",
      "gitRepo",
      "glusterfs",
      "hostPath",
      "iscsi",
      "nfs",
      "persistentVolumeClaim",
      "photonPersistentDisk",
      "portworxVolume",
      "projected",
      "quobyte",
      "rbd",
      "scaleIO",
      "secret",
      "storageos",
      "vsphereVolume");

  private PodSecurityPolicyRules() {}

  static void validate(Scope policy) {
    annotations(policy);
    Scope spec = policy.in("spec");
    rule(spec, "runAsUser", List.of("MustRunAs", "MustRunAsNonRoot", "RunAsAny"));
    if (spec.has("runAsGroup")) {
      rule(spec, "runAsGroup", List.of("MustRunAs", "RunAsAny", "MayRunAs"));
    }
    rule(spec, "seLinux", List.of("MustRunAs", "RunAsAny"));
    rule(spec, "supplementalGroups", List.of("MayRunAs", "MustRunAs", "RunAsAny"));
    rule(spec, "fsGroup", List.of("MayRunAs", "MustRunAs", "RunAsAny"));
    for (String volume : spec.texts("volumes")) {
      if (!VOLUMES.contains(volume)) {
        spec.add(FieldError.notSupported(spec.at("volumes"), volume, VOLUMES));
      }
    }
    capabilities(spec);
    escalation(spec);
    sysctls(spec);
    paths(spec);
  }

  private static void annotations(Scope policy) {
    policy.object().annotations().forEach((key, value) -> {
      boolean profile = key.equals(SECCOMP + "defaultProfileName");
      boolean profiles = key.equals(SECCOMP + "allowedProfileNames");
      if (!profile && !profiles) {
        return;
      }
      for (String one : profiles ? value.split(",") : new String[] {value}) {
        boolean any = profiles && one.equals("*");
        if (!any
            && !Set.of("runtime/default", "docker/default", "unconfined").contains(one)
            && !one.startsWith("localhost/")) {
          policy.add(FieldError.invalid(
              "metadata.annotations[" + key + "]", one, "must be a valid seccomp profile"));
        }
      }
    });
  }

  private static void rule(Scope spec, String field, List<String> rules) {
    spec.in(field).oneOf("rule", rules);
    for (Scope range : spec.in(field).each("ranges")) {
      if (range.number("min") < 0) {
        range.invalid("min", "min cannot be negative");
      }
      if (range.number("max") < 0) {
        range.invalid("max", "max cannot be negative");
      }
      if (range.number("min") > range.number("max")) {
        range.invalid("min", "min cannot be greater than max");
      }
    }
  }

  private static void capabilities(Scope spec) {
    List<String> dropped = spec.texts("requiredDropCapabilities");
    for (String capability : dropped) {
      if (spec.texts("defaultAddCapabilities").contains(capability)) {
        spec.add(FieldError.invalid(
            "defaultAddCapabilities",
            capability,
            "capability is listed in defaultAddCapabilities and requiredDropCapabilities"));
      }
      if (spec.texts("allowedCapabilities").contains(capability)) {
        spec.add(FieldError.invalid(
            "allowedCapabilities",
            capability,
            "capability is listed in allowedCapabilities and requiredDropCapabilities"));
      }
    }
  }

  private static void escalation(Scope spec) {
    boolean allowed =
        !spec.has("allowPrivilegeEscalation") || spec.flag("allowPrivilegeEscalation");
    if (spec.flag("defaultAllowPrivilegeEscalation") && !allowed) {
      spec.invalid(
          "defaultAllowPrivilegeEscalation",
          "Cannot set DefaultAllowPrivilegeEscalation to true without also setting"
              + " AllowPrivilegeEscalation to true");
    }
  }

  private static void sysctls(Scope spec) {
    for (String field : SYSCTLS) {
      List<String> patterns = spec.texts(field);
      for (int i = 0; i < patterns.size(); i++) {
        String pattern = patterns.get(i);
        String path = spec.at(field + "[" + i + "]");
        if (pattern.isEmpty()) {
          spec.add(FieldError.invalid(path, pattern, "empty sysctl not allowed"));
        }
      }
    }
    overlaps(spec, "allowedUnsafeSysctls", "forbiddenSysctls");
    overlaps(spec, "forbiddenSysctls", "allowedUnsafeSysctls");
  }

  private static void overlaps(Scope spec, String field, String otherField) {
    List<String> patterns = spec.texts(field);
    for (int i = 0; i < patterns.size(); i++) {
      for (String other : spec.texts(otherField)) {
        boolean wide = other.endsWith("*")
            && patterns.get(i).startsWith(other.substring(0, other.length() - 1));
        if (wide || other.equals(patterns.get(i))) {
          spec.add(FieldError.invalid(
              spec.at(field + "[" + i + "]"), patterns.get(i), "sysctl overlaps with " + other));
        }
      }
    }
  }

  private static void paths(Scope spec) {
    for (Scope path : spec.each("allowedHostPaths")) {
      if (path.text("pathPrefix").isEmpty()) {
        path.required("pathPrefix", "");
      } else if (List.of(path.text("pathPrefix").split("/")).contains("..")) {
        path.add(FieldError.invalid(path.path(), path.text("pathPrefix"), "must not contain '..'"));
      }
    }
    for (Scope driver : spec.each("allowedFlexVolumes")) {
      if (driver.text("driver").isEmpty()) {
        driver.required("driver", "must specify a driver");
      }
    }
  }
}
