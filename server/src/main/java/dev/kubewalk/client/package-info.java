/**
 * The used part of client-go: a client that calls a server of the same process, informers that keep
 * a copy of what the server has, and a work queue.
 *
 * <p>Go: staging/src/k8s.io/client-go. Start with {@link dev.kubewalk.client.RestClient}.
 */
package dev.kubewalk.client;
