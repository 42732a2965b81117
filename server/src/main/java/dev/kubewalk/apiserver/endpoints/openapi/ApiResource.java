package dev.kubewalk.apiserver.endpoints.openapi;

import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.apiserver.registry.rest.ServedVersion;
import dev.kubewalk.apiserver.registry.rest.Subresource;
import dev.kubewalk.apiserver.registry.rest.Verb;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What OpenAPI says of one resource in one version.
 *
 * @param exports true when a GET takes the query parameters exact and export
 * @param deleteReturnsObject true when a DELETE answers with the object, not a Status
 */
public record ApiResource(
    GroupVersionKind kind,
    String plural,
    boolean namespaced,
    Set<Verb> verbs,
    boolean exports,
    boolean deleteReturnsObject,
    List<ApiSubresource> subresources) {

  private static final List<String> PROXY_METHODS =
      List.of("delete", "get", "head", "options", "patch", "post", "put");

  /** The facts of a served resource. */
  public static ApiResource of(Resource resource, ServedVersion version) {
    List<ApiSubresource> subresources = new ArrayList<>();
    for (Subresource subresource : resource.subresources(version.kind().version())) {
      subresources.add(subresource(subresource, version.kind()));
    }
    boolean stored = resource.virtualStorage().isEmpty();
    boolean rbac = resource.group().equals("rbac.authorization.k8s.io");
    return new ApiResource(
        version.kind(),
        resource.plural(),
        resource.isNamespaced(),
        resource.verbs(),
        stored && !rbac,
        resource.deleteRules().returnsObject() && !isNamespaces(resource),
        subresources);
  }

  /** v1.18 answers a namespace's deletion with the namespace, and documents a Status. */
  private static boolean isNamespaces(Resource resource) {
    return resource.group().isEmpty() && resource.plural().equals("namespaces");
  }

  private static ApiSubresource subresource(Subresource subresource, GroupVersionKind parent) {
    if (subresource instanceof Subresource.View view) {
      return new ApiSubresource(view.name(), parent, view.verbs(), List.of(), false);
    }
    if (subresource instanceof Subresource.Action action) {
      boolean proxy = action.verbs().contains("delete");
      List<String> methods = proxy ? PROXY_METHODS : List.of("get", "post");
      Set<Verb> verbs = EnumSet.noneOf(Verb.class);
      action.verbs().forEach(verb -> verbs.add(Verb.valueOf(verb.toUpperCase(Locale.ROOT))));
      return action.connect()
          ? new ApiSubresource(action.name(), action.kind(), Set.of(), methods, proxy)
          : new ApiSubresource(action.name(), action.kind(), verbs, List.of(), false);
    }
    GroupVersionKind scale = new GroupVersionKind("autoscaling", "v1", "Scale");
    Set<Verb> verbs = EnumSet.of(Verb.GET, Verb.PATCH, Verb.UPDATE);
    return new ApiSubresource(subresource.name(), scale, verbs, List.of(), false);
  }

  /** Where the version's resources live: {@code /api/v1} or {@code /apis/GROUP/VERSION}. */
  String root() {
    return kind.group().isEmpty()
        ? "/api/" + kind.version()
        : "/apis/" + kind.group() + "/" + kind.version();
  }
}
