package dev.kubewalk.apiserver.registry.generic;

import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apiserver.registry.rest.NameValidators;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.apiserver.registry.rest.Resource;
import java.util.List;
import java.util.Optional;

/**
 * Where a resource's objects are stored: {@code /<prefix>/<namespace>/<name>}.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/registry/generic/registry/store.go
 * (NamespaceKeyFunc, NoNamespaceKeyFunc)
 */
final class Keys {
  private final String prefix;
  private final boolean namespaced;

  Keys(Resource resource) {
    this.prefix = "/" + resource.keyPrefix();
    this.namespaced = resource.isNamespaced();
  }

  /** The key of one object. */
  String of(RequestContext context, String name) {
    if (namespaced && context.namespace().isEmpty()) {
      throw ApiErrors.badRequest("Namespace parameter required.");
    }
    if (name.isEmpty()) {
      throw ApiErrors.badRequest("Name parameter required.");
    }
    List<String> problems = NameValidators.pathSegment(name, false);
    if (!problems.isEmpty()) {
      throw ApiErrors.badRequest(
          "Name parameter invalid: \"" + name + "\": " + String.join(";", problems));
    }
    return root(context) + "/" + name;
  }

  /** What the keys of all objects in the context's namespace begin with, or of all objects. */
  String root(RequestContext context) {
    boolean one = namespaced && !context.namespace().isEmpty();
    return one ? prefix + "/" + context.namespace() : prefix;
  }

  /** The key of the only object that can match a name, when that can be told. */
  Optional<String> single(RequestContext context, String name) {
    boolean known = !namespaced || !context.namespace().isEmpty();
    boolean valid = !name.isEmpty() && NameValidators.pathSegment(name, false).isEmpty();
    return known && valid ? Optional.of(root(context) + "/" + name) : Optional.empty();
  }
}
