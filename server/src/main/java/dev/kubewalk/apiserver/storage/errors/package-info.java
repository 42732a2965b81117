/**
 * What clients are told when storage fails.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/storage/errors. Start with {@link
 * dev.kubewalk.apiserver.storage.errors.StorageErrors}.
 */
package dev.kubewalk.apiserver.storage.errors;
