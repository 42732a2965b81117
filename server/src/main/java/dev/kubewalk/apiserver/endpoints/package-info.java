/**
 * The HTTP side of the API: routes of group versions, and under it one handler per verb.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints. Start with {@link
 * dev.kubewalk.apiserver.endpoints.ApiGroupVersion}.
 */
package dev.kubewalk.apiserver.endpoints;
