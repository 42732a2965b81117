/**
 * The seam between the server and whatever carries HTTP: no class outside {@code
 * apiserver.server.jetty} knows Jetty.
 *
 * <p>Go: net/http. Start with {@link dev.kubewalk.http.Handler}.
 */
package dev.kubewalk.http;
