package dev.kubewalk.registry.core.pod;

import dev.kubewalk.apimachinery.validation.field.ErrorType;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.registry.page.Formats;
import dev.kubewalk.registry.page.Scope;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A pod's containers. Go: pkg/apis/core/validation (validateContainers, validateInitContainers). */
final class Containers {
  private static final List<String> PULL = List.of("Always", "IfNotPresent", "Never");
  private static final List<String> PROTOCOLS = List.of("TCP", "UDP");

  private final Scope spec;
  private final Set<String> volumes;

  Containers(Scope spec, Set<String> volumes) {
    this.spec = spec;
    this.volumes = volumes;
  }

  void validate() {
    if (spec.isEmpty("containers")) {
      spec.required("containers", "");
    }
    Set<String> names = new HashSet<>();
    Set<String> hostPorts = new HashSet<>();
    List<Scope> plain = spec.each("containers");
    plain.forEach(container -> named(container, names));
    plain.forEach(container -> hostPorts(container, hostPorts));
    Set<String> initNames = new HashSet<>();
    List<Scope> first = spec.each("initContainers");
    for (Scope container : first) {
      named(container, initNames);
      // They run one after another, so that a port may be taken by each.
      hostPorts(container, new HashSet<>());
    }
    Set<String> taken = new HashSet<>(names);
    first.forEach(container -> initOnly(container, container.text("name"), taken));
  }

  private void named(Scope container, Set<String> names) {
    name(container, container.text("name"), names);
    body(container);
  }

  private void name(Scope container, String name, Set<String> names) {
    if (name.isEmpty()) {
      container.required("name", "");
    } else {
      container.dnsLabel("name");
    }
    if (!names.add(name)) {
      container.duplicate("name");
    }
  }

  private void initOnly(Scope container, String name, Set<String> names) {
    if (!name.isEmpty() && !names.add(name)) {
      container.duplicate("name");
    }
    if (container.has("lifecycle")) {
      container.invalidShown("lifecycle", "\"\"", "must not be set for init containers");
    }
    for (String probe : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
      if (container.has(probe)) {
        container.invalidShown(probe, "\"\"", "must not be set for init containers");
      }
    }
  }

  private void body(Scope container) {
    if (container.text("image").isEmpty()) {
      container.required("image", "");
    }
    Handlers.lifecycle(container.in("lifecycle"));
    for (String probe : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
      if (container.has(probe)) {
        Handlers.probe(container.in(probe), probe);
      }
    }
    terminationMessage(container);
    ports(container);
    Environment.validate(container);
    Mounts.validate(container, volumes);
    Mounts.validateDevices(container, spec, volumes);
    container.presentOneOf("imagePullPolicy", PULL);
    Resources.validate(container.in("resources"));
    security(container.in("securityContext"));
  }

  private static void terminationMessage(Scope container) {
    String policy = container.text("terminationMessagePolicy");
    if (policy.isEmpty()) {
      container.required("terminationMessagePolicy", "must be 'File' or 'FallbackToLogsOnError'");
    } else if (!List.of("File", "FallbackToLogsOnError").contains(policy)) {
      container.invalid("terminationMessagePolicy", "must be 'File' or 'FallbackToLogsOnError'");
    }
  }

  private static void ports(Scope container) {
    Set<String> names = new HashSet<>();
    for (Scope port : container.each("ports")) {
      String name = port.text("name");
      if (!name.isEmpty()) {
        List<String> problems = Formats.portName(name);
        port.invalidAll("name", problems);
        if (problems.isEmpty() && !names.add(name)) {
          port.duplicate("name");
        }
      }
      if (port.number("containerPort") == 0) {
        port.required("containerPort", "");
      } else {
        port.port("containerPort");
      }
      if (port.number("hostPort") != 0) {
        port.port("hostPort");
      }
      if (port.present("protocol")) {
        port.oneOf("protocol", PROTOCOLS);
      }
      if (!port.text("hostIP").isEmpty() && !Formats.isIp(port.text("hostIP"))) {
        port.invalid("hostIP", "must be a valid IP address");
      }
    }
  }

  private static void hostPorts(Scope container, Set<String> taken) {
    for (Scope port : container.each("ports")) {
      long number = port.number("hostPort");
      if (number == 0) {
        continue;
      }
      String key = port.text("protocol") + "/" + port.text("hostIP") + "/" + number;
      if (!taken.add(key)) {
        port.add(new FieldError(ErrorType.DUPLICATE, port.at("hostPort"), '"' + key + '"', ""));
      }
    }
  }

  private static void security(Scope context) {
    PodSpecs.id(context, "runAsUser");
    PodSpecs.id(context, "runAsGroup");
    if (context.has("windowsOptions")) {
      PodSpecs.windows(context.in("windowsOptions"));
    }
    if (context.has("allowPrivilegeEscalation") && !context.flag("allowPrivilegeEscalation")) {
      if (context.flag("privileged")) {
        context.invalidShown(
            "",
            shown(context),
            "cannot set `allowPrivilegeEscalation` to false and `privileged` to true");
      }
      if (context.texts("capabilities.add").contains("CAP_SYS_ADMIN")) {
        context.invalidShown(
            "",
            shown(context),
            "cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN");
      }
    }
  }

  private static String shown(Scope context) {
    return context.object().toString();
  }
}
