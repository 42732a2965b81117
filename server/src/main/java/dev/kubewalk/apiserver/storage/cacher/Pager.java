package dev.kubewalk.apiserver.storage.cacher;

import dev.kubewalk.apiserver.storage.ContinueToken;
import dev.kubewalk.apiserver.storage.ObjectList;
import dev.kubewalk.apiserver.storage.SelectionPredicate;
import dev.kubewalk.apiserver.storage.StoredObject;
import dev.kubewalk.kv.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Cuts a page out of a cached state.
 *
 * @param directory the prefix of the listed keys
 */
record Pager(String directory, SelectionPredicate predicate) {
  /** The page that begins at {@code start}, or just behind it when that key is no more. */
  ObjectList page(WatchCache.State state, String start) {
    String end = Keys.prefixEnd(directory);
    List<StoredObject> items = new ArrayList<>();
    // The last key looked at, and whether there are keys behind it.
    String[] last = {""};
    boolean[] more = {false};
    state.objects().visit(start, end, (key, object) -> {
      if (predicate.limit() > 0 && items.size() == predicate.limit()) {
        more[0] = true;
        return false;
      }
      last[0] = key;
      if (predicate.matches(object)) {
        items.add(object);
      }
      return true;
    });
    if (!more[0]) {
      return ObjectList.complete(items, state.revision());
    }
    String next = ContinueToken.after(last[0], directory, state.revision());
    OptionalLong remaining = predicate.isEmpty()
        ? OptionalLong.of(state.objects().count(start, end) - items.size())
        : OptionalLong.empty();
    return new ObjectList(items, state.revision(), next, remaining);
  }
}
