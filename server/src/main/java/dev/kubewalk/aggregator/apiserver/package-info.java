/**
 * The outermost server of the chain: it serves APIServices, makes /apis out of them, and hands what
 * is local on to the kube-apiserver.
 *
 * <p>Go: staging/src/k8s.io/kube-aggregator/pkg/apiserver. Start with {@link
 * dev.kubewalk.aggregator.apiserver.ApiAggregator}.
 */
package dev.kubewalk.aggregator.apiserver;
