package dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath;

import static java.util.Objects.requireNonNull;

/**
 * What a manager owns.
 *
 * @param apiVersion the version of the kind that the paths are of
 * @param applied true when the manager applies, false when it updates
 *     <p>Go: vendor/sigs.k8s.io/structured-merge-diff/v3/fieldpath/managers.go (VersionedSet)
 */
public record VersionedSet(Set set, String apiVersion, boolean applied) {
  public VersionedSet {
    requireNonNull(set, "set is null");
    requireNonNull(apiVersion, "apiVersion is null");
  }

  /** The same owner with another set. */
  public VersionedSet withSet(Set other) {
    return other == set ? this : new VersionedSet(other, apiVersion, applied);
  }
}
