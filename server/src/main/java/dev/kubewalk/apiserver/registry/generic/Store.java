package dev.kubewalk.apiserver.registry.generic;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.runtime.schema.GroupResource;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.ErrorList;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.apiserver.registry.rest.StoreHooks;
import dev.kubewalk.apiserver.registry.rest.Strategy;
import dev.kubewalk.apiserver.storage.ObjectList;
import dev.kubewalk.apiserver.storage.Preconditions;
import dev.kubewalk.apiserver.storage.SelectionPredicate;
import dev.kubewalk.apiserver.storage.Storage;
import dev.kubewalk.apiserver.storage.StorageException;
import dev.kubewalk.apiserver.storage.StoredObject;
import dev.kubewalk.apiserver.storage.UpdateFunction;
import dev.kubewalk.apiserver.storage.WatchStream;
import dev.kubewalk.apiserver.storage.errors.StorageErrors;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The objects of one resource, for requests: every kind's create, get, list, watch, update and
 * delete in one class. Objects go in and out in the resource's hub version. Failures are {@link
 * StatusException}s.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/registry/generic/registry/store.go (Store)
 */
public final class Store {
  private static final String MODIFIED =
      "the object has been modified; please apply your changes to the latest version and try again";

  private final Resource resource;
  private final Storage storage;
  private final ResourceCodec codec;
  private final Duration ttl;
  private final Keys keys;
  private final RestCreate create;
  private final RestUpdate update;
  private final GracefulDeletion graceful;
  private final Deletion deletion;

  /**
   * @param storage of this resource's objects, made with {@code codec}
   * @param eventTtl how long objects live whose resource expires
   */
  public Store(Resource resource, Storage storage, ResourceCodec codec, Duration eventTtl) {
    this.resource = requireNonNull(resource, "resource is null");
    this.storage = requireNonNull(storage, "storage is null");
    this.ttl = resource.expires() ? eventTtl : Duration.ZERO;
    this.codec = requireNonNull(codec, "codec is null");
    this.keys = new Keys(resource);
    this.create = new RestCreate(resource);
    this.update = new RestUpdate(resource);
    this.graceful = new GracefulDeletion(resource);
    this.deletion = new Deletion(this, graceful);
  }

  public Resource resource() {
    return resource;
  }

  public Storage storage() {
    return storage;
  }

  /** The storage, which tells the request's trace what it does if there is one. */
  Storage storage(RequestContext context) {
    return context.trace().enabled() ? storage.recordedBy(context.trace()) : storage;
  }

  Keys keys() {
    return keys;
  }

  GroupResource groupResource() {
    return resource.groupResource();
  }

  /** A state that was never stored, for dry runs: it looks like one that was. */
  StoredObject unstored(Unstructured object, long revision) {
    return StoredObject.ofValue(
        codec, codec.encode(storage.versioner().prepareForStorage(object)), revision);
  }

  /** Reads one object. */
  public StoredObject get(RequestContext context, String name, String resourceVersion) {
    String key = keys.of(context, name);
    try (Step step = context.trace().step(Steps.STORE_OPERATION)) {
      step.note("operation", "get");
      step.note("path", key);
      return storage(context).get(key, resourceVersion);
    } catch (StorageException e) {
      throw StorageErrors.interpretGet(e, groupResource(), name);
    }
  }

  /**
   * Takes away from a copy of an object what the cluster filled in.
   *
   * @param exact leaves the namespace and generated name, and what the kind keeps then
   */
  public Unstructured export(RequestContext context, Unstructured object, boolean exact) {
    if (!exact) {
      object.remove("metadata.namespace");
      if (object.has("metadata.generateName")) {
        object.remove("metadata.name");
      }
    }
    for (String field :
        List.of("uid", "creationTimestamp", "deletionTimestamp", "resourceVersion", "selfLink")) {
      object.remove("metadata." + field);
    }
    resource.strategy().prepareForExport(context, object, exact);
    return object;
  }

  /** Reads all objects of the context's namespace, or of all namespaces when it names none. */
  public ObjectList list(RequestContext context, ListOptions options) {
    SelectionPredicate predicate = options.predicate();
    Optional<String> single = predicate.matchesSingle().flatMap(n -> keys.single(context, n));
    try (Step step = context.trace().step(Steps.STORE_OPERATION)) {
      Storage from = storage(context);
      step.note("operation", "list");
      step.note("path", single.isPresent() ? single.get() : keys.root(context));
      ObjectList list = single.isPresent()
          ? from.getToList(single.get(), options.resourceVersion(), predicate)
          : from.list(keys.root(context), options.resourceVersion(), predicate);
      step.note("items", list.items().size());
      return list;
    } catch (StorageException e) {
      throw StorageErrors.interpretList(e, groupResource());
    }
  }

  public WatchStream watch(RequestContext context, ListOptions options) {
    SelectionPredicate predicate = options.predicate();
    Optional<String> single = predicate.matchesSingle().flatMap(n -> keys.single(context, n));
    try (Step step = context.trace().step(Steps.STORE_OPERATION)) {
      Storage from = storage(context);
      step.note("operation", "watch");
      step.note("path", single.isPresent() ? single.get() : keys.root(context));
      return single.isPresent()
          ? from.watch(single.get(), options.resourceVersion(), predicate)
          : from.watchList(keys.root(context), options.resourceVersion(), predicate);
    } catch (StorageException e) {
      throw StorageErrors.interpretList(e, groupResource());
    }
  }

  /**
   * Stores a new object, which is completed on the way.
   *
   * @param object owned by the store from here on
   */
  public StoredObject create(RequestContext context, Unstructured object, Validation validation) {
    try (Step step = context.trace().step(Steps.STORE_OPERATION)) {
      step.note("operation", "create");
      step.note("dry run", context.dryRun());
      return createNew(context, object, validation);
    }
  }

  private StoredObject createNew(
      RequestContext context, Unstructured object, Validation validation) {
    resource.hooks().beforeWrite(context, object, Optional.empty());
    StoreHooks.Undo undo = create.beforeCreate(resource.strategy(), context, object);
    boolean stored = false;
    try {
      validation.check(Optional.of(object.copy()), Optional.empty());
      StoredObject result = storeNew(context, object);
      stored = true;
      return result;
    } finally {
      if (!stored || context.dryRun()) {
        undo.undo();
      }
    }
  }

  private StoredObject storeNew(RequestContext context, Unstructured object) {
    String key = keys.of(context, object.name());
    if (!isNumber(object.resourceVersion())) {
      // Go does not look at a version that is no number.
      object.remove("metadata.resourceVersion");
    }
    try {
      if (!context.dryRun()) {
        return storage(context).create(key, object, ttl);
      }
      if (exists(key)) {
        throw StorageException.keyExists(key, 0);
      }
      return unstored(object, 0);
    } catch (StorageException e) {
      throw explainExisting(
          create.explain(StorageErrors.interpretCreate(e, groupResource(), object.name()), object),
          key);
    }
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private boolean exists(String key) {
    try {
      storage.get(key, "");
      return true;
    } catch (StorageException e) {
      return false;
    }
  }

  private StatusException explainExisting(StatusException failure, String key) {
    if (!failure.is("AlreadyExists")) {
      return failure;
    }
    try {
      return storage.get(key, "").object().isTerminating()
          ? failure.withMessage("object is being deleted: " + failure.getMessage())
          : failure;
    } catch (StorageException goneMeanwhile) {
      return failure;
    }
  }

  /** What an update is done with: the strategy of the object or of a subresource, and checks. */
  public record UpdateRules(
      Strategy strategy, Validation onCreate, Validation onUpdate, boolean mayCreate) {}

  /** Changes an object, or creates it where that is allowed. */
  public UpdateResult update(
      RequestContext context, String name, ObjectUpdate change, UpdateRules rules) {
    try (Step step = context.trace().step(Steps.STORE_OPERATION)) {
      step.note("operation", "update");
      step.note("dry run", context.dryRun());
      return new UpdateOperation(this, update, create, context, name, rules).run(change);
    }
  }

  /** Deletes an object, or marks it when a finalizer or a grace period holds it. */
  public DeleteResult delete(
      RequestContext context, String name, Validation validation, DeleteOptions options) {
    try (Step step = context.trace().step(Steps.STORE_OPERATION)) {
      step.note("operation", "delete");
      step.note("dry run", context.dryRun());
      DeleteResult result = deletion.delete(context, name, validation, options);
      step.note("gone", result.deleted());
      return result;
    }
  }

  /** Deletes all objects that a list would give, and gives that list. */
  public ObjectList deleteCollection(
      RequestContext context, Validation validation, DeleteOptions options, ListOptions which) {
    ObjectList found = list(context, which);
    DeleteOptions used = options;
    for (StoredObject item : found.items()) {
      Unstructured object = item.object();
      used = graceful.settled(object, used);
      try {
        delete(withNamespace(context, object.namespace()), object.name(), validation, used);
      } catch (StatusException e) {
        if (!e.is("NotFound")) {
          throw e;
        }
      }
    }
    return found;
  }

  private static RequestContext withNamespace(RequestContext context, String namespace) {
    return namespace.equals(context.namespace()) ? context : context.inNamespace(namespace);
  }

  Duration ttl() {
    return ttl;
  }

  StatusException conflict(String name) {
    return ApiErrors.conflict(groupResource(), name, MODIFIED);
  }

  /** 422: the kind does not take an update without a resourceVersion. Go names the resource. */
  StatusException resourceVersionRequired(String name) {
    ErrorList errors = new ErrorList();
    errors.add(FieldError.invalidShown(
        "metadata.resourceVersion", "0x0", "must be specified for an update"));
    return ApiErrors.invalid(resource.group(), resource.plural(), name, errors);
  }

  /** Runs an update against the storage, or only as if. */
  StoredObject guaranteedUpdate(
      RequestContext context,
      String key,
      boolean ignoreNotFound,
      Preconditions preconditions,
      UpdateFunction function) {
    if (!context.dryRun()) {
      return storage(context)
          .guaranteedUpdate(key, ignoreNotFound, preconditions, function, Optional.empty());
    }
    Optional<StoredObject> current = read(key, ignoreNotFound);
    preconditions.check("/registry" + key, current);
    Unstructured updated = function.update(current).object();
    return unstored(updated, current.map(StoredObject::revision).orElse(0L));
  }

  private Optional<StoredObject> read(String key, boolean ignoreNotFound) {
    try {
      return Optional.of(storage.get(key, ""));
    } catch (StorageException e) {
      if (ignoreNotFound && e.is(StorageException.Code.KEY_NOT_FOUND)) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
