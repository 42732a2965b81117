package dev.kubewalk.apiserver.storage.cacher;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.storage.ContinueToken;
import dev.kubewalk.apiserver.storage.ObjectList;
import dev.kubewalk.apiserver.storage.Preconditions;
import dev.kubewalk.apiserver.storage.SelectionPredicate;
import dev.kubewalk.apiserver.storage.Storage;
import dev.kubewalk.apiserver.storage.StorageException;
import dev.kubewalk.apiserver.storage.StoredObject;
import dev.kubewalk.apiserver.storage.UpdateFunction;
import dev.kubewalk.apiserver.storage.Versioner;
import dev.kubewalk.apiserver.storage.WatchEvent;
import dev.kubewalk.apiserver.storage.WatchStream;
import dev.kubewalk.apiserver.storage.errors.StorageErrors;
import dev.kubewalk.apiserver.storage.etcd3.Store;
import dev.kubewalk.kv.Backend;
import dev.kubewalk.kv.Keys;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.tracer.Trace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Answers reads and watches of one resource from memory, and passes writes on.
 *
 * <p>v1.18 goes to etcd for reads that ask for the most recent state. Here the cache answers them
 * too: it asks the backend for its revision, waits until the cache has seen it (with the embedded
 * backend it has), and is then as fresh as the backend. What only the backend knows (states older
 * than the window) it still asks the backend for.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/storage/cacher/cacher.go (Cacher)
 */
public final class Cacher implements Storage, AutoCloseable {
  /** How long a read waits for the state it asks for. */
  private static final Duration FRESHNESS_TIMEOUT = Duration.ofSeconds(3);

  private final Store store;
  private final Backend backend;
  private final Reflector reflector;
  private final Versioner versioner;
  private final Trace trace;

  /** Fills the cache with the current state and starts to follow the backend; no thread is made. */
  public Cacher(Store store, Backend backend, Config config, Dispatcher dispatcher) {
    this.store = requireNonNull(store, "store is null");
    this.backend = requireNonNull(backend, "backend is null");
    this.versioner = store.versioner();
    this.trace = Trace.off();
    this.reflector =
        new Reflector(backend, config, store.directory(config.resourcePrefix()), dispatcher, this);
    reflector.start();
    dispatcher.join(this);
  }

  /** The same cache, seen by a request that is recorded. */
  private Cacher(Cacher shared, Trace trace) {
    this.store = shared.store.recordedBy(trace);
    this.backend = shared.backend;
    this.versioner = shared.versioner;
    this.reflector = shared.reflector;
    this.trace = trace;
  }

  @Override
  public Storage recordedBy(Trace requestTrace) {
    return new Cacher(this, requestTrace);
  }

  @Override
  public Versioner versioner() {
    return versioner;
  }

  @Override
  public StoredObject create(String key, Unstructured object, Duration ttl) {
    try (Step step = passedOn("create")) {
      return store.create(key, object, ttl);
    }
  }

  @Override
  public StoredObject delete(
      String key, Preconditions preconditions, Consumer<StoredObject> validate) {
    try (Step step = passedOn("delete")) {
      return store.delete(key, preconditions, validate);
    }
  }

  /** The cached state is the first guess, so that most updates need no read at all. */
  @Override
  public StoredObject guaranteedUpdate(
      String key,
      boolean ignoreNotFound,
      Preconditions preconditions,
      UpdateFunction update,
      Optional<StoredObject> suggestion) {
    Optional<StoredObject> cached = cache().state().objects().get(store.path(key));
    try (Step step = passedOn("update")) {
      step.note("suggests the cached state", cached.isPresent());
      return store.guaranteedUpdate(key, ignoreNotFound, preconditions, update, cached);
    }
  }

  @Override
  public StoredObject get(String key, String resourceVersion) {
    String path = store.path(key);
    try (Step step = trace.step(Steps.ASK_WATCH_CACHE)) {
      step.note("operation", "get");
      WatchCache.State state = freshState(resourceVersion);
      step.note("as of revision", state.revision());
      return state.objects().get(path).orElseThrow(() -> StorageException.keyNotFound(path, 0));
    }
  }

  @Override
  public ObjectList getToList(String key, String resourceVersion, SelectionPredicate predicate) {
    if (predicate.limit() > 0 && versioner.parseResourceVersion(resourceVersion) > 0) {
      try (Step step = passedOn("list")) {
        return store.getToList(key, resourceVersion, predicate);
      }
    }
    try (Step step = trace.step(Steps.ASK_WATCH_CACHE)) {
      step.note("operation", "list");
      WatchCache.State state = freshState(resourceVersion);
      step.note("as of revision", state.revision());
      List<StoredObject> items = state.objects().get(store.path(key)).stream()
          .filter(predicate::matches)
          .toList();
      return ObjectList.complete(items, state.revision());
    }
  }

  @Override
  public ObjectList list(String key, String resourceVersion, SelectionPredicate predicate) {
    try (Step step = trace.step(Steps.ASK_WATCH_CACHE)) {
      step.note("operation", "list");
      ObjectList list = find(key, resourceVersion, predicate);
      step.note("as of revision", list.revision());
      return list;
    }
  }

  private ObjectList find(String key, String resourceVersion, SelectionPredicate predicate) {
    if (!predicate.continueToken().isEmpty()) {
      return continued(key, resourceVersion, predicate);
    }
    if (predicate.limit() > 0 && !resourceVersion.isEmpty() && !resourceVersion.equals("0")) {
      // Exactly that revision, which the backend knows best.
      return store.list(key, resourceVersion, predicate);
    }
    WatchCache.State state = freshState(resourceVersion);
    SelectionPredicate paged = resourceVersion.equals("0") ? predicate.limitedTo(0) : predicate;
    String directory = store.directory(key);
    return new Pager(directory, paged).page(state, directory);
  }

  /** A further page, from the state of the first one if the window still holds it. */
  private ObjectList continued(String key, String resourceVersion, SelectionPredicate predicate) {
    boolean anyVersion = resourceVersion.isEmpty() || resourceVersion.equals("0");
    if (anyVersion) {
      ContinueToken token = ContinueToken.decode(predicate.continueToken());
      long revision = token.revision();
      Optional<WatchCache.State> state = revision > 0 && revision <= backend.currentRevision()
          ? cache().at(revision)
          : Optional.empty();
      if (state.isPresent()) {
        String directory = store.directory(key);
        WatchCache.State asOf = new WatchCache.State(revision, state.get().objects());
        return new Pager(directory, predicate).page(asOf, directory + token.startKey());
      }
    }
    return store.list(key, resourceVersion, predicate);
  }

  @Override
  public WatchStream watch(String key, String resourceVersion, SelectionPredicate predicate) {
    return watch(new CacheWatcher.Scope(store.path(key), false), resourceVersion, predicate);
  }

  @Override
  public WatchStream watchList(String key, String resourceVersion, SelectionPredicate predicate) {
    return watch(new CacheWatcher.Scope(store.directory(key), true), resourceVersion, predicate);
  }

  private WatchStream watch(
      CacheWatcher.Scope scope, String resourceVersion, SelectionPredicate predicate) {
    try (Step step = trace.step(Steps.ASK_WATCH_CACHE)) {
      step.note("operation", "watch");
      step.note("from resourceVersion", resourceVersion);
      return reflector.watch(scope, versioner.parseResourceVersion(resourceVersion), predicate);
    }
  }

  @Override
  public long count(String key) {
    String directory = store.directory(key);
    return cache().state().objects().count(directory, Keys.prefixEnd(directory));
  }

  /** Called by the dispatcher about once a second. */
  void sendBookmarks(long now) {
    reflector.sendBookmarks(now);
  }

  @Override
  public void close() {
    reflector.close();
  }

  /** Only the store below can do this; the cache hears of it by its watch. */
  private Step passedOn(String operation) {
    Step step = trace.step(Steps.ASK_WATCH_CACHE);
    step.note("operation", operation);
    step.note("passed on", true);
    return step;
  }

  private WatchCache cache() {
    return reflector.cache();
  }

  /**
   * The current state, as fresh as a resource version asks for, under the revision it is good for.
   */
  private WatchCache.State freshState(String resourceVersion) {
    long wanted = versioner.parseResourceVersion(resourceVersion);
    long newest = backend.currentRevision();
    if (wanted > newest || !resourceVersion.equals("0")) {
      long needed = Math.max(wanted, resourceVersion.isEmpty() ? newest : 0);
      if (!backend.awaitDelivered(needed, FRESHNESS_TIMEOUT)) {
        throw StorageErrors.tooLargeResourceVersion(needed, backend.currentRevision(), 1);
      }
    }
    WatchCache.State state = cache().state();
    // Nothing of this resource changed between the state's own revision and the backend's.
    long revision = Math.max(newest, Math.max(wanted, state.revision()));
    return new WatchCache.State(revision, state.objects());
  }

  /** The error of a watch that asks for changes which left the window. */
  static WatchEvent.Failure tooOld(long revision, long oldest) {
    String message = "too old resource version: " + revision + " (" + oldest + ")";
    return new WatchEvent.Failure(ApiErrors.expired(message).status());
  }

  /** The current objects under a scope as the events that a watch begins with. */
  static List<WatchEvent> initial(
      WatchCache.State state, CacheWatcher.Scope scope, SelectionPredicate predicate) {
    List<WatchEvent> events = new ArrayList<>();
    String end = scope.recursive() ? Keys.prefixEnd(scope.path()) : scope.path() + "\0";
    state.objects().visit(scope.path(), end, (key, object) -> {
      if (predicate.matches(object)) {
        events.add(new WatchEvent.Change(WatchEvent.Kind.ADDED, object));
      }
      return true;
    });
    return events;
  }
}
