/**
 * Which API versions are on, and where each resource is stored.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/storage, pkg/server/resourceconfig. Start with
 * {@link dev.kubewalk.apiserver.server.storage.ResourceConfig}.
 */
package dev.kubewalk.apiserver.server.storage;
