/**
 * The kinds of the batch group.
 *
 * <p>Go: pkg/registry/batch, pkg/apis/batch. Start with {@link
 * dev.kubewalk.registry.batch.BatchResources}.
 */
package dev.kubewalk.registry.batch;
