package dev.kubewalk.apiserver.storage;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.fields.FieldSelector;
import dev.kubewalk.apimachinery.labels.Selector;
import java.util.Optional;

/**
 * Which objects a list or watch is about, and how the answer is cut into pages.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/storage/selection_predicate.go (SelectionPredicate)
 *
 * @param limit at most so many objects in one answer; 0 for all
 * @param continueToken the token of the previous page; empty on the first
 * @param allowWatchBookmarks whether the watcher asked for bookmarks
 */
public record SelectionPredicate(
    Selector label,
    FieldSelector field,
    int limit,
    String continueToken,
    boolean allowWatchBookmarks) {
  private static final SelectionPredicate EVERYTHING =
      new SelectionPredicate(Selector.everything(), FieldSelector.everything(), 0, "", false);

  public SelectionPredicate {
    requireNonNull(label, "label is null");
    requireNonNull(field, "field is null");
    requireNonNull(continueToken, "continueToken is null");
  }

  /** Go: staging/src/k8s.io/apiserver/pkg/storage/interfaces.go (Everything) */
  public static SelectionPredicate everything() {
    return EVERYTHING;
  }

  /** The first page, of {@code limit} objects, of those that both selectors choose. */
  public static SelectionPredicate of(Selector label, FieldSelector field, int limit) {
    return new SelectionPredicate(label, field, limit, "", false);
  }

  public SelectionPredicate continuedAt(String token) {
    return new SelectionPredicate(label, field, limit, token, allowWatchBookmarks);
  }

  public SelectionPredicate limitedTo(int newLimit) {
    return new SelectionPredicate(label, field, newLimit, continueToken, allowWatchBookmarks);
  }

  public SelectionPredicate withBookmarks() {
    return new SelectionPredicate(label, field, limit, continueToken, true);
  }

  /** True when every object is chosen. */
  public boolean isEmpty() {
    return label.isEmpty() && field.isEmpty();
  }

  public boolean matches(StoredObject object) {
    if (isEmpty()) {
      return true;
    }
    Attributes attributes = object.attributes();
    return label.matches(attributes.labels()) && field.matches(attributes.fields());
  }

  /** The one name that can match, when the field selector names it. */
  public Optional<String> matchesSingle() {
    return continueToken.isEmpty() ? field.requiresExactMatch("metadata.name") : Optional.empty();
  }
}
