/**
 * Addresses, ranges and the host's own address.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/util/net, and net.IPNet of Go's library. Start with
 * {@link dev.kubewalk.apimachinery.util.net.Cidr}.
 */
package dev.kubewalk.apimachinery.util.net;
