package dev.kubewalk.apiserver.endpoints.fieldmanager.merge;

import dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath.ManagerIdentifier;
import dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath.Path;
import dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath.Set;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An apply wanted to change fields that others own.
 *
 * <p>Go: vendor/sigs.k8s.io/structured-merge-diff/v3/merge/conflict.go (Conflicts)
 */
public final class ConflictsException extends Exception {
  private static final long serialVersionUID = 1L;

  /** One field and who owns it. */
  public record Conflict(ManagerIdentifier manager, Path path) {}

  private final transient List<Conflict> conflicts;

  ConflictsException(Map<ManagerIdentifier, Set> owned) {
    super("conflict", null, false, false);
    List<Conflict> all = new ArrayList<>();
    owned.forEach((manager, set) -> set.forEach(path -> all.add(new Conflict(manager, path))));
    this.conflicts = List.copyOf(all);
  }

  /** The conflicts, those of one manager together. */
  public List<Conflict> conflicts() {
    return conflicts;
  }
}
