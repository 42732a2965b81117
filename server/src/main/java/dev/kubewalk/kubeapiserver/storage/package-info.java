/**
 * Where the objects of each resource are: the store under the server, its watch caches, and the
 * records of allocated service addresses.
 *
 * <p>Go: pkg/kubeapiserver/default_storage_factory_builder.go,
 * staging/src/k8s.io/apiserver/pkg/server/options/etcd.go. Start with {@link
 * dev.kubewalk.kubeapiserver.storage.StorageFactory}.
 */
package dev.kubewalk.kubeapiserver.storage;
