package dev.kubewalk.registry.core.pod;

import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.registry.page.Formats;
import dev.kubewalk.registry.page.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Environment variables. Go: pkg/apis/core/validation (ValidateEnv, ValidateEnvFrom). */
final class Environment {
  private static final List<String> SOURCES =
      List.of("fieldRef", "resourceFieldRef", "configMapKeyRef", "secretKeyRef");
  private static final List<String> FIELDS = List.of(
      "metadata.name",
      "metadata.namespace",
      "metadata.uid",
      "spec.nodeName",
      "spec.serviceAccountName",
      "status.hostIP",
      "status.podIP",
      "status.podIPs");
  private static final List<String> RESOURCES = List.of(
      "limits.cpu",
      "limits.ephemeral-storage",
      "limits.memory",
      "requests.cpu",
      "requests.ephemeral-storage",
      "requests.memory");
  private static final Set<String> CPU_DIVISORS = Set.of("1m", "1");
  private static final Set<String> BYTE_DIVISORS =
      Set.of("1", "1k", "1M", "1G", "1T", "1P", "1E", "1Ki", "1Mi", "1Gi", "1Ti", "1Pi", "1Ei");
  private static final Pattern SUBSCRIPT =
      Pattern.compile("(metadata\\.(?:annotations|labels))\\['(.*)'\\]");

  private Environment() {}

  static void validate(Scope container) {
    for (Scope variable : container.each("env")) {
      if (variable.text("name").isEmpty()) {
        variable.required("name", "");
      } else {
        variable.invalidAll("name", Formats.envName(variable.text("name")));
      }
      if (variable.has("valueFrom")) {
        source(variable);
      }
    }
    container.each("envFrom").forEach(from -> from(from, container.named(container.at("envFrom"))));
  }

  private static void source(Scope variable) {
    Scope from = variable.in("valueFrom");
    List<String> found = new ArrayList<>();
    for (String source : SOURCES) {
      if (from.has(source)) {
        found.add(source);
      }
    }
    for (String source : found) {
      switch (source) {
        case "fieldRef" -> fieldRef(from.in(source), FIELDS, true);
        case "resourceFieldRef" -> resourceRef(from.in(source), false);
        default -> keyRef(from.in(source));
      }
    }
    if (found.isEmpty()) {
      from.invalidShown(
          "",
          "\"\"",
          "must specify one of: `fieldRef`, `resourceFieldRef`,"
              + " `configMapKeyRef` or `secretKeyRef`");
    } else if (!variable.text("value").isEmpty()) {
      from.invalidShown("", "\"\"", "may not be specified when `value` is not empty");
    } else if (found.size() > 1) {
      from.invalidShown("", "\"\"", "may not have more than one field specified at a time");
    }
  }

  /** A field of the pod itself. */
  static void fieldRef(Scope ref, List<String> supported, boolean subscripts) {
    if (ref.text("apiVersion").isEmpty()) {
      ref.required("apiVersion", "");
      return;
    }
    String path = ref.text("fieldPath");
    if (path.isEmpty()) {
      ref.required("fieldPath", "");
      return;
    }
    var subscript = SUBSCRIPT.matcher(path);
    if (subscripts && subscript.matches()) {
      Formats.qualifiedName(subscript.group(2))
          .forEach(p -> ref.add(FieldError.invalid(ref.path(), subscript.group(2), p)));
      return;
    }
    if (!supported.contains(path)) {
      if (Set.of("metadata.labels", "metadata.annotations").contains(path) || known(path)) {
        ref.add(FieldError.notSupported(ref.at("fieldPath"), path, supported));
      } else {
        ref.invalid("fieldPath", "error converting fieldPath: field label not supported: " + path);
      }
    }
  }

  private static boolean known(String path) {
    return Set.of(
                "spec.restartPolicy",
                "spec.schedulerName",
                "status.phase",
                "metadata.annotations",
                "metadata.labels")
            .contains(path)
        || FIELDS.contains(path);
  }

  static void resourceRef(Scope ref, boolean volume) {
    if (volume && ref.text("containerName").isEmpty()) {
      ref.required("containerName", "");
    } else if (ref.text("resource").isEmpty()) {
      ref.required("resource", "");
    } else if (!RESOURCES.contains(ref.text("resource"))) {
      ref.oneOf("resource", RESOURCES);
    }
    String divisor = ref.text("divisor");
    if (!divisor.isEmpty() && !divisor.equals("0")) {
      divisor(ref, divisor);
    }
  }

  /** Go: validateContainerResourceDivisor. */
  private static void divisor(Scope ref, String divisor) {
    String resource = ref.text("resource");
    String kind = resource.substring(resource.indexOf('.') + 1);
    String shown = kind.equals("ephemeral-storage") ? "local ephemeral storage" : kind;
    Set<String> allowed = kind.equals("cpu") ? CPU_DIVISORS : BYTE_DIVISORS;
    if (RESOURCES.contains(resource) && !allowed.contains(divisor)) {
      String list = kind.equals("cpu")
          ? "1m and 1"
          : "1, 1k, 1M, 1G, 1T, 1P, 1E, 1Ki, 1Mi, 1Gi, 1Ti, 1Pi, 1Ei";
      ref.add(FieldError.invalid(
          ref.at("divisor"),
          resource,
          "only divisor's values " + list + " are supported with the " + shown + " resource"));
    }
  }

  private static void keyRef(Scope ref) {
    if (ref.text("name").isEmpty()) {
      ref.required("name", "");
    }
    if (ref.text("key").isEmpty()) {
      ref.required("key", "");
    } else {
      ref.invalidAll("key", Formats.configKey(ref.text("key")));
    }
  }

  /**
   * @param list where errors stand that Go tells without an index
   */
  private static void from(Scope from, Scope list) {
    String prefix = from.text("prefix");
    if (!prefix.isEmpty()) {
      from.invalidAll("prefix", Formats.envName(prefix));
    }
    int found = 0;
    for (String source : List.of("configMapRef", "secretRef")) {
      if (from.has(source)) {
        found++;
        if (from.text(source + ".name").isEmpty()) {
          from.required(source + ".name", "");
        }
      }
    }
    if (found == 0) {
      list.invalidShown("", "\"\"", "must specify one of: `configMapRef` or `secretRef`");
    } else if (found > 1) {
      list.invalidShown("", "\"\"", "may not have more than one field specified at a time");
    }
  }
}
