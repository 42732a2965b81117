package dev.kubewalk.apiserver.endpoints.fieldmanager.merge;

import dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath.ManagerIdentifier;
import dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath.VersionedSet;
import dev.kubewalk.apiserver.endpoints.fieldmanager.typed.TypedValue;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What came out of an update or apply.
 *
 * @param object empty when an apply changed nothing
 * @param managers who owns what now
 */
public record Outcome(
    Optional<TypedValue> object, SortedMap<ManagerIdentifier, VersionedSet> managers) {}
