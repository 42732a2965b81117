/**
 * The watch cache: one for each resource, between the handlers and the store.
 *
 * <p>It holds the current objects as they are sent to clients, and a window of the last changes.
 * Writes go through to the store; lists, reads and watches are answered from here. The loops:
 *
 * <ul>
 *   <li>The backend's thread calls {@code Cacher.Feed} with each committed change, before the writer
 *       is answered. It only updates the state, which is an immutable tree, and hands the change on.
 *       So whoever knows a revision of the embedded store finds the cache at least that new.
 *   <li>The {@link dev.kubewalk.apiserver.storage.cacher.Dispatcher}'s one thread, shared by all
 *       caches, finds out which watchers a change is for and puts it into their bounded queues. A
 *       queue that is full closes its watch; nobody waits for a slow reader.
 *   <li>Each reader takes from its own queue.
 * </ul>
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/storage/cacher. Start with {@link
 * dev.kubewalk.apiserver.storage.cacher.Cacher}.
 */
package dev.kubewalk.apiserver.storage.cacher;
