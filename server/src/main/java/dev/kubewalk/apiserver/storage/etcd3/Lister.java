package dev.kubewalk.apiserver.storage.etcd3;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.storage.Codec;
import dev.kubewalk.apiserver.storage.ContinueToken;
import dev.kubewalk.apiserver.storage.ObjectList;
import dev.kubewalk.apiserver.storage.SelectionPredicate;
import dev.kubewalk.apiserver.storage.StoredObject;
import dev.kubewalk.apiserver.storage.Versioner;
import dev.kubewalk.apiserver.storage.errors.StorageErrors;
import dev.kubewalk.kv.Backend;
import dev.kubewalk.kv.BackendException;
import dev.kubewalk.kv.KeyValue;
import dev.kubewalk.kv.Range;
import dev.kubewalk.kv.RangeRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Lists page by page. All pages of a list show one revision: the newest when the first page was
 * read, or the one that the client names together with a limit.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/storage/etcd3/store.go (store.List)
 */
final class Lister {
  private static final String LIST_TOO_OLD =
      "The resourceVersion for the provided list is too old.";
  private static final String TOKEN_TOO_OLD =
      "The provided continue parameter is too old to display a consistent list result. You can start"
          + " a new list without the continue parameter, or use the continue token in this response"
          + " to retrieve the remainder of the results. Continuing with the provided token results"
          + " in an inconsistent list - objects that were created, modified, or deleted between the"
          + " time the first chunk was returned and now may show up in the list.";

  private final Backend backend;
  private final Codec codec;
  private final Versioner versioner;

  Lister(Backend backend, Codec codec, Versioner versioner) {
    this.backend = requireNonNull(backend, "backend is null");
    this.codec = requireNonNull(codec, "codec is null");
    this.versioner = requireNonNull(versioner, "versioner is null");
  }

  /**
   * The revision in a read's resource version; 0 for none.
   *
   * @throws StatusException 400 when it is not a number
   */
  static long parse(Versioner versioner, String resourceVersion) {
    try {
      return versioner.parseResourceVersion(resourceVersion);
    } catch (StatusException e) {
      throw ApiErrors.badRequest("invalid resource version: " + e.getMessage());
    }
  }

  ObjectList list(String directory, String resourceVersion, SelectionPredicate predicate) {
    RangeRequest range = RangeRequest.prefix(directory).limitedTo(predicate.limit());
    if (!predicate.continueToken().isEmpty()) {
      if (!resourceVersion.isEmpty() && !resourceVersion.equals("0")) {
        throw ApiErrors.badRequest(
            "specifying resource version is not allowed when using continue");
      }
      ContinueToken token = ContinueToken.decode(predicate.continueToken());
      long revision = Math.max(0, token.revision());
      String start = directory + token.startKey();
      return list(directory, range.startingAt(start).atRevision(revision), predicate);
    }
    long revision = parse(versioner, resourceVersion);
    if (predicate.limit() > 0) {
      return list(directory, range.atRevision(revision), predicate);
    }
    ObjectList all = list(directory, range, predicate);
    if (revision > all.revision()) {
      throw StorageErrors.tooLargeResourceVersion(revision, all.revision(), 0);
    }
    return all;
  }

  /** Reads ranges until the page is full or nothing is left. */
  private ObjectList list(String directory, RangeRequest first, SelectionPredicate predicate) {
    boolean counted = predicate.isEmpty() && predicate.limit() > 0;
    RangeRequest request = counted ? first.withCount() : first;
    List<StoredObject> items = new ArrayList<>();
    while (true) {
      Range range = read(directory, request, predicate);
      String last = "";
      boolean more = range.more();
      for (KeyValue kv : range.items()) {
        if (predicate.limit() > 0 && items.size() == predicate.limit()) {
          more = true;
          break;
        }
        last = kv.key();
        StoredObject object = StoredObject.ofValue(codec, kv.value(), kv.modRevision());
        if (predicate.matches(object)) {
          items.add(object);
        }
      }
      if (!more) {
        return ObjectList.complete(items, range.revision());
      }
      if (items.size() >= predicate.limit()) {
        String next = ContinueToken.after(last, directory, range.revision());
        OptionalLong remaining =
            counted ? OptionalLong.of(range.count() - items.size()) : OptionalLong.empty();
        return new ObjectList(items, range.revision(), next, remaining);
      }
      request = request.startingAt(last + "\0").atRevision(range.revision());
    }
  }

  private Range read(String directory, RangeRequest request, SelectionPredicate predicate) {
    try {
      return backend.range(request);
    } catch (BackendException.Compacted e) {
      throw predicate.continueToken().isEmpty()
          ? ApiErrors.expired(LIST_TOO_OLD)
          : tokenTooOld(request.start().substring(directory.length()));
    }
  }

  /** 410 with a token that goes on from the same key in the newest state. */
  private static StatusException tokenTooOld(String start) {
    Unstructured status = ApiErrors.expired(TOKEN_TOO_OLD).status().copy();
    status.set("metadata.continue", new ContinueToken(-1, start).encode());
    return new StatusException(status);
  }
}
