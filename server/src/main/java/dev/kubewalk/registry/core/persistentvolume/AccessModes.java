package dev.kubewalk.registry.core.persistentvolume;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import java.util.List;
import java.util.stream.Collectors;

/** How volumes can be mounted, in short. Go: pkg/apis/core/v1/helper (GetAccessModesAsString). */
final class AccessModes {
  static final List<String> ALL = List.of("ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce");

  private AccessModes() {}

  static String shortForm(Unstructured object, String path) {
    List<String> modes = object.stringsAt(path);
    return List.of("ReadWriteOnce:RWO", "ReadOnlyMany:ROX", "ReadWriteMany:RWX").stream()
        .map(pair -> pair.split(":"))
        .filter(pair -> modes.contains(pair[0]))
        .map(pair -> pair[1])
        .collect(Collectors.joining(","));
  }
}
