/**
 * The flag groups that any API server has, one class each: its flags, their defaults, and what makes
 * them invalid. A flag is a public final field, so that a reader of {@code etcd.prefix.get()} finds
 * name, type, default and meaning in one place; nobody but the command line can set it.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/options. Start with {@link
 * dev.kubewalk.apiserver.server.options.SecureServingOptions}.
 */
package dev.kubewalk.apiserver.server.options;
