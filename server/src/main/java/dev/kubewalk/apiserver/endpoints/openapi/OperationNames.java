package dev.kubewalk.apiserver.endpoints.openapi;

import dev.kubewalk.apimachinery.runtime.schema.GroupVersion;
import java.util.Locale;

/**
 * How operations and their tags are called.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/openapi/openapi.go (GetOperationIDAndTags)
 */
final class OperationNames {
  private OperationNames() {}

  /** {@code RbacAuthorization} for {@code rbac.authorization.k8s.io}, {@code Core} for none. */
  static String group(String group) {
    if (group.isEmpty()) {
      return "Core";
    }
    String name =
        group.endsWith(".k8s.io") ? group.substring(0, group.length() - ".k8s.io".length()) : group;
    StringBuilder title = new StringBuilder();
    for (String part : name.split("[.-]")) {
      title.append(title(part));
    }
    return title.toString();
  }

  static String groupVersion(GroupVersion groupVersion) {
    return group(groupVersion.group()) + title(groupVersion.version());
  }

  /** {@code core_v1}: under which generated clients file the operations of a version. */
  static String tag(GroupVersion groupVersion) {
    return groupTag(groupVersion.group()) + "_" + groupVersion.version();
  }

  static String groupTag(String group) {
    String title = group(group);
    return title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1);
  }

  static String title(String word) {
    return word.isEmpty()
        ? word
        : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
