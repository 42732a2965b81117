/**
 * HTTP carried by Jetty: the only package that knows Jetty. It turns Jetty's requests and responses
 * into those of {@link dev.kubewalk.http}, and opens, serves and drains one listener.
 *
 * <p>Go: net/http (Server), golang.org/x/net/http2. Start with {@link
 * dev.kubewalk.apiserver.server.jetty.JettyServer}.
 */
package dev.kubewalk.apiserver.server.jetty;
