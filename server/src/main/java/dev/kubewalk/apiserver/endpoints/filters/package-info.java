/**
 * The filters that know what a request asks for and who asks: request info, authentication, audit,
 * impersonation, authorization. Each is a handler around the next one.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/filters. Start with {@link
 * dev.kubewalk.apiserver.endpoints.filters.WithAuthentication}.
 */
package dev.kubewalk.apiserver.endpoints.filters;
