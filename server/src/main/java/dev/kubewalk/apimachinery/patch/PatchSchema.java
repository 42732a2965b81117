package dev.kubewalk.apimachinery.patch;

import java.util.List;

/**
 * What strategic merge has to know about the type of a value: how its fields merge.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/util/strategicpatch/meta.go (LookupPatchMeta)
 */
public interface PatchSchema {
  /** Knows nothing: maps merge, lists are replaced. */
  PatchSchema UNKNOWN = new PatchSchema() {
    @Override
    public Field field(String name) {
      return new Field(List.of(), "", this);
    }
  };

  /** What is known about the field {@code name}, or about a map's values. */
  Field field(String name);

  /**
   * How a field merges.
   *
   * @param strategies of the field: merge, replace, retainKeys; none means replace for lists
   * @param mergeKey by which the objects of a list are told apart; empty for lists of scalars
   * @param type of the field's value; for a list, of its elements
   */
  record Field(List<String> strategies, String mergeKey, PatchSchema type) {
    public Field {
      strategies = List.copyOf(strategies);
    }

    boolean mergesLists() {
      return strategies.contains("merge");
    }

    boolean replacesMaps() {
      return strategies.contains("replace");
    }
  }
}
