/**
 * What a resource's store asks of storage: create, get, list, watch, update and delete by key, with
 * optimistic concurrency. The store proper is in {@link dev.kubewalk.apiserver.storage.etcd3}, the
 * watch cache before it in {@link dev.kubewalk.apiserver.storage.cacher}.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/storage. Start with {@link
 * dev.kubewalk.apiserver.storage.Storage}.
 */
package dev.kubewalk.apiserver.storage;
