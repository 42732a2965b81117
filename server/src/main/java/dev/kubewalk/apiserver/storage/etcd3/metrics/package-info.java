/**
 * How long the store takes.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/storage/etcd3/metrics. Start with {@link
 * dev.kubewalk.apiserver.storage.etcd3.metrics.EtcdMetrics}.
 */
package dev.kubewalk.apiserver.storage.etcd3.metrics;
