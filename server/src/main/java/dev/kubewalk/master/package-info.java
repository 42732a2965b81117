/**
 * The kube-apiserver among the three servers of the chain: all built-in API groups, and what keeps
 * the cluster's own objects in place.
 *
 * <p>Go: pkg/master. Start with {@link dev.kubewalk.master.Master}.
 */
package dev.kubewalk.master;
