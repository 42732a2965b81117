package dev.kubewalk.apiserver.storage.etcd3;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.storage.Codec;
import dev.kubewalk.apiserver.storage.ObjectList;
import dev.kubewalk.apiserver.storage.Preconditions;
import dev.kubewalk.apiserver.storage.SelectionPredicate;
import dev.kubewalk.apiserver.storage.Storage;
import dev.kubewalk.apiserver.storage.StorageException;
import dev.kubewalk.apiserver.storage.StoredObject;
import dev.kubewalk.apiserver.storage.UpdateFunction;
import dev.kubewalk.apiserver.storage.Versioner;
import dev.kubewalk.apiserver.storage.WatchStream;
import dev.kubewalk.apiserver.storage.errors.StorageErrors;
import dev.kubewalk.apiserver.storage.etcd3.metrics.EtcdMetrics;
import dev.kubewalk.apiserver.storage.etcd3.metrics.EtcdMetrics.Operation;
import dev.kubewalk.kv.Backend;
import dev.kubewalk.kv.BackendException;
import dev.kubewalk.kv.KeyValue;
import dev.kubewalk.kv.WriteResult;
import dev.kubewalk.kv.WriteResult.Conflict;
import dev.kubewalk.kv.WriteResult.Written;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.tracer.Trace;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Every operation goes to the backend and sees the newest state; a resource version other than
 * "most recent" only refuses answers that would be older.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/storage/etcd3/store.go (store)
 */
public final class Store implements Storage {
  private final Backend backend;
  private final Codec codec;
  private final String prefix;
  private final LeaseManager leases;
  private final EtcdMetrics.OfType metrics;
  private final Versioner versioner = new Versioner();
  private final Lister lister;
  private final Watcher watcher;
  private final Trace trace;

  /**
   * @param prefix before every key: a slash and a name, such as {@code /registry}
   * @param leases shared by all stores of a backend
   * @param metrics of the objects' type
   */
  public Store(
      Backend backend,
      Codec codec,
      String prefix,
      LeaseManager leases,
      EtcdMetrics.OfType metrics) {
    this(backend, codec, prefix, leases, metrics, Trace.off());
  }

  private Store(
      Backend backend,
      Codec codec,
      String prefix,
      LeaseManager leases,
      EtcdMetrics.OfType metrics,
      Trace trace) {
    this.backend = requireNonNull(backend, "backend is null");
    this.codec = requireNonNull(codec, "codec is null");
    this.prefix = requireNonNull(prefix, "prefix is null");
    this.leases = requireNonNull(leases, "leases is null");
    this.metrics = requireNonNull(metrics, "metrics is null");
    this.lister = new Lister(backend, codec, versioner);
    this.watcher = new Watcher(backend, codec);
    this.trace = requireNonNull(trace, "trace is null");
  }

  @Override
  public Store recordedBy(Trace requestTrace) {
    return new Store(backend, codec, prefix, leases, metrics, requestTrace);
  }

  @Override
  public Versioner versioner() {
    return versioner;
  }

  /** The backend's key of {@code key}. */
  public String path(String key) {
    return prefix + key;
  }

  /** The prefix of the backend's keys below {@code key}. */
  public String directory(String key) {
    return key.endsWith("/") ? path(key) : path(key) + "/";
  }

  @Override
  public StoredObject create(String key, Unstructured object, Duration ttl) {
    if (versioner.objectResourceVersion(object) != 0) {
      throw ApiErrors.raw("resourceVersion should not be set on objects to be created");
    }
    byte[] value = codec.encode(versioner.prepareForStorage(object));
    String path = path(key);
    try (Step step = trace.step(Steps.STORAGE_TRANSACTION)) {
      step.note("path", path);
      step.note("bytes", value.length);
      WriteResult result =
          onBackend(Operation.CREATE, () -> backend.create(path, value, leases.leaseFor(ttl)));
      if (result instanceof Written written) {
        step.note("revision", written.revision());
        return StoredObject.ofValue(codec, value, written.revision());
      }
      throw StorageException.keyExists(path, 0);
    }
  }

  @Override
  public StoredObject delete(
      String key, Preconditions preconditions, Consumer<StoredObject> validate) {
    try (Step step = trace.step(Steps.STORAGE_TRANSACTION)) {
      step.note("path", path(key));
      return delete(path(key), preconditions, validate, step);
    }
  }

  private StoredObject delete(
      String path, Preconditions preconditions, Consumer<StoredObject> validate, Step step) {
    Optional<KeyValue> found = onBackend(Operation.GET, () -> backend.get(path));
    while (found.isPresent()) {
      KeyValue current = found.get();
      StoredObject object = stored(current);
      preconditions.check(path, object);
      validate.accept(object);
      step.note("if still at revision", current.modRevision());
      WriteResult result =
          onBackend(Operation.DELETE, () -> backend.delete(path, current.modRevision()));
      if (result instanceof Conflict conflict) {
        found = conflict.current();
      } else {
        return object;
      }
    }
    throw StorageException.keyNotFound(path, 0);
  }

  @Override
  public WatchStream watch(String key, String resourceVersion, SelectionPredicate predicate) {
    long revision = versioner.parseResourceVersion(resourceVersion);
    return onBackend("watch", () -> watcher.watch(path(key), false, revision, predicate));
  }

  @Override
  public WatchStream watchList(String key, String resourceVersion, SelectionPredicate predicate) {
    long revision = versioner.parseResourceVersion(resourceVersion);
    return onBackend("watch", () -> watcher.watch(directory(key), true, revision, predicate));
  }

  @Override
  public StoredObject get(String key, String resourceVersion) {
    long minimum = minimum(resourceVersion);
    String path = path(key);
    Optional<KeyValue> found = onBackend(Operation.GET, () -> backend.get(path));
    checkFresh(minimum, backend.currentRevision());
    return found.map(this::stored).orElseThrow(() -> StorageException.keyNotFound(path, 0));
  }

  @Override
  public ObjectList getToList(String key, String resourceVersion, SelectionPredicate predicate) {
    long minimum = minimum(resourceVersion);
    // Asked first, so that the list never claims to be newer than it is.
    long revision = backend.currentRevision();
    checkFresh(minimum, revision);
    Optional<KeyValue> found = onBackend(Operation.GET, () -> backend.get(path(key)));
    List<StoredObject> items =
        found.stream().map(this::stored).filter(predicate::matches).toList();
    return ObjectList.complete(items, revision);
  }

  @Override
  public ObjectList list(String key, String resourceVersion, SelectionPredicate predicate) {
    return onBackend(Operation.LIST, () -> lister.list(directory(key), resourceVersion, predicate));
  }

  @Override
  public StoredObject guaranteedUpdate(
      String key,
      boolean ignoreNotFound,
      Preconditions preconditions,
      UpdateFunction update,
      Optional<StoredObject> suggestion) {
    Target target = new Target(path(key), ignoreNotFound);
    try (Step step = trace.step(Steps.STORAGE_TRANSACTION)) {
      step.note("path", target.path());
      StoredObject result = guaranteedUpdate(target, preconditions, update, suggestion);
      step.note("revision", result.revision());
      return result;
    }
  }

  private StoredObject guaranteedUpdate(
      Target target,
      Preconditions preconditions,
      UpdateFunction update,
      Optional<StoredObject> suggestion) {
    String path = target.path();
    Optional<StoredObject> state = suggestion.isPresent() ? suggestion : read(target);
    boolean guessed = suggestion.isPresent();
    while (true) {
      UpdateFunction.Updated updated;
      try {
        preconditions.check(path, state);
        updated = update.update(state);
      } catch (StorageException | StatusException e) {
        if (!guessed) {
          throw e;
        }
        // The guess may have been stale, and the failure with it.
        state = read(target);
        guessed = false;
        continue;
      }
      byte[] value = codec.encode(versioner.prepareForStorage(updated.object()));
      if (state.isPresent() && state.get().isStoredAs(value)) {
        if (!guessed) {
          return state.get();
        }
        long before = state.get().revision();
        state = read(target);
        guessed = false;
        if (state.isPresent() && state.get().revision() == before) {
          return state.get();
        }
        continue;
      }
      WriteResult result = write(path, state, value, updated.ttl());
      if (result instanceof Written written) {
        return StoredObject.ofValue(codec, value, written.revision());
      }
      state = found(target, ((Conflict) result).current());
      guessed = false;
    }
  }

  @Override
  public long count(String key) {
    return onBackend(Operation.COUNT, () -> backend.count(directory(key)));
  }

  /** The key of an update, and whether it may be missing. */
  private record Target(String path, boolean ignoreNotFound) {}

  private Optional<StoredObject> read(Target target) {
    return found(target, onBackend(Operation.GET, () -> backend.get(target.path)));
  }

  private Optional<StoredObject> found(Target target, Optional<KeyValue> found) {
    if (found.isEmpty() && !target.ignoreNotFound) {
      throw StorageException.keyNotFound(target.path, 0);
    }
    return found.map(this::stored);
  }

  private WriteResult write(
      String path, Optional<StoredObject> state, byte[] value, Optional<Duration> ttl) {
    return onBackend(Operation.UPDATE, () -> {
      long lease = leases.leaseFor(ttl.orElse(Duration.ZERO));
      return state.isEmpty()
          ? backend.create(path, value, lease)
          : backend.update(path, value, state.get().revision(), lease);
    });
  }

  private StoredObject stored(KeyValue kv) {
    return StoredObject.ofValue(codec, kv.value(), kv.modRevision());
  }

  private long minimum(String resourceVersion) {
    return Lister.parse(versioner, resourceVersion);
  }

  private static void checkFresh(long minimum, long revision) {
    if (minimum > revision) {
      throw StorageErrors.tooLargeResourceVersion(minimum, revision, 0);
    }
  }

  private <T> T onBackend(Operation operation, Supplier<T> work) {
    return onBackend(
        operation.name().toLowerCase(Locale.ROOT), () -> metrics.time(operation, work));
  }

  /** What the backend cannot do is told to the client as v1.18 tells an error of etcd. */
  private <T> T onBackend(String operation, Supplier<T> work) {
    try (Step step = trace.step(Steps.ASK_BACKEND)) {
      step.note("operation", operation);
      return work.get();
    } catch (BackendException.FutureRevision e) {
      throw ApiErrors.raw("etcdserver: " + e.getMessage());
    } catch (BackendException e) {
      throw ApiErrors.raw(e.getMessage());
    }
  }
}
