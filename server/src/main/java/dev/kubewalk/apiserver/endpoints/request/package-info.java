/**
 * What the filters find out about a request and hand on with it.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/request. Start with {@link
 * dev.kubewalk.apiserver.endpoints.request.RequestInfo}.
 */
package dev.kubewalk.apiserver.endpoints.request;
