/**
 * The generic store: what happens to an object of any kind between a request and the storage.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/registry/generic/registry and
 * staging/src/k8s.io/apiserver/pkg/registry/rest. Start with {@link
 * dev.kubewalk.apiserver.registry.generic.Store}.
 */
package dev.kubewalk.apiserver.registry.generic;
