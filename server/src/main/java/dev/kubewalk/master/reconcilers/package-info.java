/**
 * Keeps the endpoints of the kubernetes service: one address for each API server that is alive.
 *
 * <p>Go: pkg/master/reconcilers. Start with {@link
 * dev.kubewalk.master.reconcilers.EndpointReconciler}.
 */
package dev.kubewalk.master.reconcilers;
