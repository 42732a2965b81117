/**
 * In which form a client is answered, and in which form it speaks.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/negotiation. Start with {@link
 * dev.kubewalk.apiserver.endpoints.negotiation.Negotiation}.
 */
package dev.kubewalk.apiserver.endpoints.negotiation;
