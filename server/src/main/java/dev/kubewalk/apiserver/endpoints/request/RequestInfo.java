package dev.kubewalk.apiserver.endpoints.request;

import java.util.List;

/**
 * A request's path, understood. Made by the resolver in this package.
 *
 * @param resourceRequest false for paths such as /healthz; then only path and verb mean something
 * @param verb get, list, watch, create, update, patch, delete, deletecollection, proxy; the lower
 *     case method for other paths
 * @param apiPrefix {@code api} or {@code apis}
 * @param target what the rest of the path names
 *     <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/request/requestinfo.go (RequestInfo)
 */
public record RequestInfo(
    boolean resourceRequest,
    String path,
    String verb,
    String apiPrefix,
    String apiGroup,
    String apiVersion,
    String namespace,
    ResourcePath target) {

  /**
   * The part of the path that names a resource.
   *
   * @param subresource such as {@code status}; empty when there is none
   * @param name of the object, or empty
   * @param parts the path's parts from the resource on
   */
  public record ResourcePath(String resource, String subresource, String name, List<String> parts) {
    public ResourcePath {
      parts = List.copyOf(parts);
    }
  }

  public String resource() {
    return target.resource();
  }

  public String subresource() {
    return target.subresource();
  }

  public String name() {
    return target.name();
  }
}
