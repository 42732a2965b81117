package dev.kubewalk.apiserver.endpoints.openapi;

import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apiserver.registry.rest.Verb;
import java.util.List;
import java.util.Set;

/**
 * What OpenAPI says of a subresource.
 *
 * @param kind of the objects it takes and gives
 * @param verbs among GET, PATCH, UPDATE and CREATE
 * @param methods the HTTP methods, lower case, of one that speaks another protocol; else none
 * @param subpath true when a path may follow, as behind {@code proxy}
 */
public record ApiSubresource(
    String name, GroupVersionKind kind, Set<Verb> verbs, List<String> methods, boolean subpath) {}
