/**
 * Storage on a revisioned key-value backend: which key an object has, what is written there, and how
 * updates, lists and watches are made of the backend's reads, conditional writes and changes.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/storage/etcd3. Start with {@link
 * dev.kubewalk.apiserver.storage.etcd3.Store}.
 */
package dev.kubewalk.apiserver.storage.etcd3;
