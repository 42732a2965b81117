package dev.kubewalk.registry.core.pod;

import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.registry.page.Scope;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where volumes are mounted. Go: pkg/apis/core/validation (ValidateVolumeMounts). */
final class Mounts {
  private Mounts() {}

  static void validate(Scope container, Set<String> volumes) {
    Map<String, String> devices = byName(container, "volumeDevices", "devicePath");
    // Go leaves the index out of some paths.
    Scope unnumbered = container.named(container.at("volumeMounts"));
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
      overlaps(mount, "mountPath", devices, "volumeDevices");
      paths(mount, mount.named(unnumbered.path()));
      if (mount.has("mountPropagation")) {
        propagation(mount.named(unnumbered.path()), container);
      }
    }
  }

  private static void paths(Scope mount, Scope unnumbered) {
    String sub = mount.text("subPath");
    if (!sub.isEmpty()) {
      localPath(unnumbered, "subPath");
    }
    if (!mount.text("subPathExpr").isEmpty()) {
      if (!sub.isEmpty()) {
        mount.invalid("subPathExpr", "subPathExpr and subPath are mutually exclusive");
      }
      localPath(unnumbered, "subPathExpr");
    }
  }

  private static void propagation(Scope mount, Scope container) {
    mount.oneOf("mountPropagation", List.of("Bidirectional", "HostToContainer", "None"));
    boolean privileged = container.flag("securityContext.privileged");
    if (mount.text("mountPropagation").equals("Bidirectional") && !privileged) {
      mount.forbidden(
          "mountPropagation",
          "Bidirectional mount propagation is available only to privileged containers");
    }
  }

  /** Block devices. Go: ValidateVolumeDevices. */
  static void validateDevices(Scope container, Scope spec, Set<String> volumes) {
    Map<String, String> mounts = byName(container, "volumeMounts", "mountPath");
    Set<String> claims = new HashSet<>();
    for (Scope volume : spec.each("volumes")) {
      if (volume.has("persistentVolumeClaim")) {
        claims.add(volume.text("name"));
      }
    }
    Set<String> names = new HashSet<>();
    Set<String> paths = new HashSet<>();
    for (Scope device : container.each("volumeDevices")) {
      String name = device.text("name");
      device.present("name");
      if (names.contains(name)) {
        device.invalid("name", "must be unique");
      }
      if (volumes != null && !volumes.contains(name)) {
        device.notFound("name");
      } else if (volumes != null && !claims.contains(name)) {
        device.invalid(
            "name", "can only use volume source type of PersistentVolumeClaim for block mode");
      }
      devicePath(device, paths);
      overlaps(device, "devicePath", mounts, "volumeMounts");
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
  }

  private static void devicePath(Scope device, Set<String> paths) {
    String path = device.text("devicePath");
    device.present("devicePath");
    if (paths.contains(path)) {
      device.invalid("devicePath", "must be unique");
    }
    if (Arrays.asList(path.split("/")).contains("..")) {
      device.invalid("devicePath", "can not contain backsteps ('..')");
    } else {
      paths.add(path);
    }
  }

  /** Names and paths of one list of a container; the last one counts where a name comes twice. */
  private static Map<String, String> byName(Scope container, String list, String path) {
    Map<String, String> paths = new HashMap<>();
    container.each(list).forEach(entry -> paths.put(entry.text("name"), entry.text(path)));
    return paths;
  }

  private static void overlaps(
      Scope entry, String path, Map<String, String> others, String otherList) {
    if (others.containsKey(entry.text("name"))) {
      entry.invalid("name", "must not already exist in " + otherList);
    }
    if (others.containsValue(entry.text(path))) {
      entry.invalid(path, "must not already exist as a path in " + otherList);
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
