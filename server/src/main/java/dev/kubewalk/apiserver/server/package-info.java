/**
 * The generic API server: configuration, routing with delegation, hooks, health, life cycle. It
 * knows no API group; the three servers of the chain are made of it.
 *
 * <p>A wrong order does not compile: a {@link dev.kubewalk.apiserver.server.Config} has to be
 * completed before a server can be made of it, and a server has to be prepared before it can run.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server. Start with {@link
 * dev.kubewalk.apiserver.server.GenericApiServer}.
 */
package dev.kubewalk.apiserver.server;
