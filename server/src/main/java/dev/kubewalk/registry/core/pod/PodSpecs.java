package dev.kubewalk.registry.core.pod;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.ErrorType;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.registry.page.Formats;
import dev.kubewalk.registry.page.GoText;
import dev.kubewalk.registry.page.Scope;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Go: pkg/apis/core/validation/validation.go (ValidatePodSpec). */
final class PodSpecs {
  private static final List<String> RESTARTS = List.of("Always", "OnFailure", "Never");
  private static final List<String> DNS =
      List.of("ClusterFirstWithHostNet", "ClusterFirst", "Default", "None");

  private PodSpecs() {}

  static void validate(Scope spec) {
    Set<String> volumes = Volumes.validate(spec);
    Containers containers = new Containers(spec, volumes);
    containers.validate();
    if (spec.present("restartPolicy")) {
      spec.oneOf("restartPolicy", RESTARTS);
    }
    if (spec.present("dnsPolicy")) {
      spec.oneOf("dnsPolicy", DNS);
    }
    spec.labels("nodeSelector");
    securityContext(spec.in("securityContext"), spec);
    names(spec);
    if (spec.has("affinity")) {
      PodScheduling.affinity(spec.in("affinity"));
    }
    dnsConfig(spec);
    readinessGates(spec);
    topologySpread(spec);
    if (spec.text("serviceAccountName").length() > 0) {
      spec.dnsSubdomain("serviceAccountName");
    }
    if (spec.text("nodeName").length() > 0) {
      spec.dnsSubdomain("nodeName");
    }
    if (spec.has("activeDeadlineSeconds")) {
      long seconds = spec.number("activeDeadlineSeconds");
      if (seconds < 1 || seconds > Integer.MAX_VALUE) {
        spec.invalid("activeDeadlineSeconds", "must be between 1 and 2147483647, inclusive");
      }
    }
    for (String name : List.of("hostname", "subdomain")) {
      if (!spec.text(name).isEmpty()) {
        spec.dnsLabel(name);
      }
    }
    spec.each("tolerations").forEach(PodScheduling::toleration);
    hostAliases(spec);
    if (!spec.text("priorityClassName").isEmpty()) {
      spec.dnsSubdomain("priorityClassName");
    }
    if (!spec.text("runtimeClassName").isEmpty()) {
      spec.dnsSubdomain("runtimeClassName");
    }
    if (spec.has("overhead")) {
      Unstructured limits = Unstructured.of(JsonNodeFactory.instance.objectNode());
      limits.set("limits", spec.node("overhead"));
      Resources.validate(new Scope(limits, spec.at("overhead"), spec.errors()));
    }
  }

  private static void names(Scope spec) {
    for (Scope secret : spec.each("imagePullSecrets")) {
      if (secret.text("name").isEmpty()) {
        secret.required("name", "");
      }
    }
  }

  private static void hostAliases(Scope spec) {
    for (Scope alias : spec.each("hostAliases")) {
      if (!Formats.isIp(alias.text("ip"))) {
        alias.invalid("ip", "must be valid IP address");
      }
      for (String name : alias.texts("hostnames")) {
        Formats.dnsSubdomain(name)
            .forEach(
                problem -> alias.add(FieldError.invalid(alias.at("hostnames"), name, problem)));
      }
    }
  }

  private static void readinessGates(Scope spec) {
    spec.each("readinessGates").forEach(gate -> gate.qualifiedName("conditionType"));
  }

  private static void topologySpread(Scope spec) {
    Set<String> seen = new HashSet<>();
    for (Scope constraint : spec.each("topologySpreadConstraints")) {
      if (constraint.number("maxSkew") <= 0) {
        constraint.invalid("maxSkew", "must be greater than zero");
      }
      if (constraint.text("topologyKey").isEmpty()) {
        constraint.required("topologyKey", "can not be empty");
      }
      constraint.oneOf("whenUnsatisfiable", List.of("DoNotSchedule", "ScheduleAnyway"));
      String pair = constraint.text("topologyKey") + ", " + constraint.text("whenUnsatisfiable");
      if (!seen.add(pair)) {
        constraint.add(new FieldError(
            ErrorType.DUPLICATE,
            constraint.at("{topologyKey, whenUnsatisfiable}"),
            "\"{" + pair + "}\"",
            ""));
      }
    }
  }

  private static void dnsConfig(Scope spec) {
    Scope config = spec.in("dnsConfig");
    boolean alone = spec.text("dnsPolicy").equals("None");
    if (alone && config.isEmpty("nameservers")) {
      spec.required(
          spec.has("dnsConfig") ? "dnsConfig.nameservers" : "dnsConfig",
          spec.has("dnsConfig")
              ? "must provide at least one DNS nameserver when `dnsPolicy` is None"
              : "must provide `dnsConfig` when `dnsPolicy` is None");
    }
    List<String> servers = config.texts("nameservers");
    if (servers.size() > 3) {
      config.invalidShown(
          "nameservers", GoText.list("[]string", servers), "must not have more than 3 nameservers");
    }
    for (int i = 0; i < servers.size(); i++) {
      if (!Formats.isIp(servers.get(i))) {
        config.add(FieldError.invalid(
            config.at("nameservers[" + i + "]"), servers.get(i), "must be valid IP address"));
      }
    }
    List<String> searches = config.texts("searches");
    if (searches.size() > 6) {
      config.invalidShown(
          "searches", GoText.list("[]string", searches), "must not have more than 6 search paths");
    }
    for (int i = 0; i < searches.size(); i++) {
      String path = config.at("searches[" + i + "]");
      String search = searches.get(i);
      String bare = search.endsWith(".") ? search.substring(0, search.length() - 1) : search;
      Formats.dnsSubdomain(bare)
          .forEach(problem -> config.add(FieldError.invalid(path, search, problem)));
    }
    int index = 0;
    for (Scope option : config.each("options")) {
      if (option.text("name").isEmpty()) {
        config.add(FieldError.required(config.at("options[" + index + "]"), "must not be empty"));
      }
      index++;
    }
  }

  private static void securityContext(Scope context, Scope spec) {
    for (String id : List.of("fsGroup", "runAsUser", "runAsGroup")) {
      id(context, id);
    }
    List<String> groups = context.texts("supplementalGroups");
    for (int i = 0; i < groups.size(); i++) {
      if (Long.parseLong(groups.get(i)) < 0) {
        context.add(FieldError.invalid(
            context.at("supplementalGroups[" + i + "]"),
            Long.parseLong(groups.get(i)),
            "must be between 0 and 2147483647, inclusive"));
      }
    }
    if (spec.flag("shareProcessNamespace") && spec.flag("hostPID")) {
      context.invalidShown(
          "shareProcessNamespace",
          "true",
          "ShareProcessNamespace and HostPID cannot both be enabled");
    }
    Set<String> sysctls = new HashSet<>();
    for (Scope sysctl : context.each("sysctls")) {
      String name = sysctl.text("name");
      if (name.isEmpty()) {
        sysctl.required("name", "");
      } else if (name.length() > 253
          || !name.matches("[a-z0-9]([-_a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-_a-z0-9]*[a-z0-9])?)*")) {
        sysctl.invalid(
            "name",
            "must have at most 253 characters and match regex"
                + " ([a-z0-9]([-_a-z0-9]*[a-z0-9])?\\.)*[a-z0-9]([-_a-z0-9]*[a-z0-9])?");
      } else if (!sysctls.add(name)) {
        sysctl.duplicate("name");
      }
    }
    if (context.has("windowsOptions")) {
      windows(context.in("windowsOptions"));
    }
  }

  /** Go: validateWindowsSecurityContextOptions, but for the longest names. */
  static void windows(Scope options) {
    if (options.has("gmsaCredentialSpecName")) {
      options.dnsSubdomain("gmsaCredentialSpecName");
    }
    if (options.has("gmsaCredentialSpec") && options.text("gmsaCredentialSpec").isEmpty()) {
      options.invalid("gmsaCredentialSpec", "gmsaCredentialSpec cannot be an empty string");
    }
    if (!options.has("runAsUserName")) {
      return;
    }
    String user = options.text("runAsUserName");
    if (user.isEmpty()) {
      options.invalid("runAsUserName", "runAsUserName cannot be an empty string");
    } else if (user.chars().anyMatch(Character::isISOControl)) {
      options.invalid("runAsUserName", "runAsUserName cannot contain control characters");
    } else if (user.split("\\\\", -1).length > 2) {
      options.invalid("runAsUserName", "runAsUserName cannot contain more than one backslash");
    }
  }

  /** A user or group number. */
  static void id(Scope context, String field) {
    if (context.has(field)) {
      long value = context.number(field);
      if (value < 0 || value > Integer.MAX_VALUE) {
        context.invalid(field, "must be between 0 and 2147483647, inclusive");
      }
    }
  }
}
