package dev.kubewalk.apiserver.storage;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.OptionalLong;

/**
 * What a list found.
 *
 * @param revision the list's resource version
 * @param continueToken where the next page begins; empty on the last page
 * @param remainingItemCount how many objects follow this page, when that is known
 */
public record ObjectList(
    List<StoredObject> items,
    long revision,
    String continueToken,
    OptionalLong remainingItemCount) {
  public ObjectList {
    items = List.copyOf(items);
    requireNonNull(continueToken, "continueToken is null");
    requireNonNull(remainingItemCount, "remainingItemCount is null");
  }

  /** A list that holds everything there is. */
  public static ObjectList complete(List<StoredObject> items, long revision) {
    return new ObjectList(items, revision, "", OptionalLong.empty());
  }
}
