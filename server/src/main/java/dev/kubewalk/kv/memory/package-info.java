/**
 * A backend without a disk: for tests, and for reading how the contract can be kept in the simplest
 * way.
 *
 * <p>Go: none; the idea is kine's pkg/drivers/memory. Start with {@link
 * dev.kubewalk.kv.memory.MemoryBackend}.
 */
package dev.kubewalk.kv.memory;
