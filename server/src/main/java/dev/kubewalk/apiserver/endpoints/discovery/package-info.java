/**
 * The documents by which clients find out what there is.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/discovery. Start with {@link
 * dev.kubewalk.apiserver.endpoints.discovery.ApiResources}.
 */
package dev.kubewalk.apiserver.endpoints.discovery;
