/**
 * The seam under storage: a key-value store that counts its changes. Every write raises one
 * revision; every past state that is not compacted can be read, and every prefix can be watched
 * from a revision on. It is what the server needs of etcd, and no more; the idea is kine's {@code
 * Backend}.
 *
 * <p>Go: vendor/go.etcd.io/etcd/clientv3 (KV, Watcher, Lease). Start with {@link
 * dev.kubewalk.kv.Backend}; then {@link dev.kubewalk.kv.memory} for the shortest store that keeps
 * the contract.
 */
package dev.kubewalk.kv;
