/**
 * Persistent volumes and the claims that hold them.
 *
 * <p>Go: pkg/registry/core/persistentvolume, pkg/registry/core/persistentvolumeclaim. Start with
 * {@link dev.kubewalk.registry.core.persistentvolume.PersistentVolumeClaims}.
 */
package dev.kubewalk.registry.core.persistentvolume;
