package dev.kubewalk.registry.core.pod;

import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.registry.page.Scope;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Where volumes are mounted. Go: pkg/apis/core/validation (ValidateVolumeMounts). */
final class Mounts {
  private Mounts() {}

  static void validate(Scope container, Set<String> volumes) {
    Set<String> paths = new HashSet<>();
    for (Scope mount : container.each("volumeMounts")) {
      if (mount.text("name").isEmpty()) {
        mount.required("name", "");
      }
      if (volumes != null && !volumes.contains(mount.text("name"))) {
        mount.notFound("name");
      }
      if (mount.text("mountPath").isEmpty()) {
        mount.required("mountPath", "");
      }
      if (!paths.add(mount.text("mountPath"))) {
        mount.invalid("mountPath", "must be unique");
      }
      String sub = mount.text("subPath");
      String expression = mount.text("subPathExpr");
      if (!sub.isEmpty()) {
        localPath(mount, "subPath");
      }
      if (!expression.isEmpty()) {
        if (!sub.isEmpty()) {
          mount.invalid("subPathExpr", "subPathExpr and subPath are mutually exclusive");
        }
        localPath(mount, "subPathExpr");
      }
      if (mount.has("mountPropagation")) {
        mount.oneOf("mountPropagation", List.of("Bidirectional", "HostToContainer", "None"));
        boolean privileged = container.flag("securityContext.privileged");
        if (mount.text("mountPropagation").equals("Bidirectional") && !privileged) {
          mount.forbidden(
              "mountPropagation",
              "Bidirectional mount propagation is available only to privileged containers");
        }
      }
    }
  }

  /** A path that stays below where it starts. */
  static void localPath(Scope scope, String field) {
    String path = scope.text(field);
    if (path.startsWith("/")) {
      scope.add(FieldError.invalid(scope.at(field), path, "must be a relative path"));
    }
    noDots(scope, field);
  }

  static void noDots(Scope scope, String field) {
    if (Arrays.asList(scope.text(field).split("/")).contains("..")) {
      scope.invalid(field, "must not contain '..'");
    }
  }
}
