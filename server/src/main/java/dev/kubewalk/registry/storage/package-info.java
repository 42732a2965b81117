/**
 * The kinds of the storage.k8s.io group.
 *
 * <p>Go: pkg/registry/storage, pkg/apis/storage. Start with {@link
 * dev.kubewalk.registry.storage.StorageResources}.
 */
package dev.kubewalk.registry.storage;
