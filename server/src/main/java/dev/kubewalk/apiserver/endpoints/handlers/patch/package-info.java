/**
 * Patches of requests: which kinds there are, and how one is applied to an object.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/patch.go. Start with {@link
 * dev.kubewalk.apiserver.endpoints.handlers.patch.PatchMechanism}.
 */
package dev.kubewalk.apiserver.endpoints.handlers.patch;
