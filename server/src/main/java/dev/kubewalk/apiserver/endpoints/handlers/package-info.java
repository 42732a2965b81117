/**
 * One class for each verb: from a request that was let in to the store, and back to an answer.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers. Start with {@link
 * dev.kubewalk.apiserver.endpoints.handlers.RequestScope}, then {@link
 * dev.kubewalk.apiserver.endpoints.handlers.CreateHandler}.
 */
package dev.kubewalk.apiserver.endpoints.handlers;
