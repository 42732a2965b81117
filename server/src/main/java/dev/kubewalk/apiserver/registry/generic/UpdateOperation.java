package dev.kubewalk.apiserver.registry.generic;

import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.apiserver.registry.rest.StoreHooks;
import dev.kubewalk.apiserver.storage.StorageException;
import dev.kubewalk.apiserver.storage.StoredObject;
import dev.kubewalk.apiserver.storage.UpdateFunction;
import dev.kubewalk.apiserver.storage.errors.StorageErrors;
import java.util.Optional;

/**
 * One update in progress. It may turn into a create, when the object is missing and that is allowed,
 * or into a delete, when it takes the last finalizer of a terminating object.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/registry/generic/registry/store.go (Update)
 */
final class UpdateOperation {
  /** Ends the update: the object is to be deleted instead. */
  private static final class Emptied extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Emptied() {
      super(null, null, false, false);
    }
  }

  private final Store store;
  private final RestUpdate restUpdate;
  private final RestCreate restCreate;
  private final RequestContext context;
  private final String name;
  private final Store.UpdateRules rules;

  private StoreHooks.Undo undo = StoreHooks.Undo.NOTHING;
  private boolean creating;
  private Unstructured last;
  private Unstructured old;

  UpdateOperation(
      Store store,
      RestUpdate restUpdate,
      RestCreate restCreate,
      RequestContext context,
      String name,
      Store.UpdateRules rules) {
    this.store = store;
    this.restUpdate = restUpdate;
    this.restCreate = restCreate;
    this.context = context;
    this.name = name;
    this.rules = rules;
  }

  UpdateResult run(ObjectUpdate change) {
    String key = store.keys().of(context, name);
    boolean stored = false;
    try {
      StoredObject result = store.guaranteedUpdate(
          context, key, true, change.preconditions(), current -> attempt(change, current));
      stored = !context.dryRun();
      if (stored) {
        tellHooks(result);
      }
      return new UpdateResult(result, creating);
    } catch (Emptied noFinalizersLeft) {
      return new UpdateResult(deleteInstead(key), false);
    } catch (StorageException e) {
      throw creating
          ? StorageErrors.interpretCreate(e, store.groupResource(), name)
          : StorageErrors.interpretUpdate(e, store.groupResource(), name);
    } finally {
      if (!stored) {
        undo.undo();
      }
    }
  }

  private UpdateFunction.Updated attempt(ObjectUpdate change, Optional<StoredObject> current) {
    undo.undo();
    undo = StoreHooks.Undo.NOTHING;
    Optional<Unstructured> existing = current.map(StoredObject::object);
    Unstructured object = change.updated(existing);
    store.resource().hooks().beforeWrite(context, object, existing);
    long version = resourceVersion(object);
    creating = existing.isEmpty();
    if (creating) {
      create(object);
    } else {
      checkVersion(object, version, current.get().revision());
      update(object, existing.get());
    }
    last = object;
    return store.ttl().isZero()
        ? UpdateFunction.Updated.to(object)
        : new UpdateFunction.Updated(object, Optional.of(store.ttl()));
  }

  private static long resourceVersion(Unstructured object) {
    String text = object.resourceVersion();
    if (text.isEmpty()) {
      return 0;
    }
    try {
      if (!text.startsWith("+")) {
        return Long.parseUnsignedLong(text);
      }
    } catch (NumberFormatException e) {
      throw notANumber(text);
    }
    throw notANumber(text);
  }

  private static RuntimeException notANumber(String text) {
    return ApiErrors.raw("strconv.ParseUint: parsing \"" + text + "\": invalid syntax");
  }

  private void create(Unstructured object) {
    Resource resource = store.resource();
    if (!rules.mayCreate() && !resource.allowsCreateOnUpdate()) {
      throw ApiErrors.notFound(store.groupResource(), name);
    }
    undo = restCreate.beforeCreate(rules.strategy(), context, object);
    rules.onCreate().check(Optional.of(object.copy()), Optional.empty());
  }

  private void checkVersion(Unstructured object, long version, long stored) {
    Resource resource = store.resource();
    boolean checkedFirst =
        resource.hooks().checksBeforeVersion() && rules.strategy() == resource.strategy();
    if (object.resourceVersion().isEmpty() && checkedFirst) {
      return;
    }
    if (version == 0 && resource.allowsUnconditionalUpdate()) {
      object.set("metadata.resourceVersion", Long.toString(stored));
    } else if (version == 0) {
      throw store.resourceVersionRequired(name);
    } else if (version != stored) {
      throw store.conflict(name);
    }
  }

  private void update(Unstructured object, Unstructured existing) {
    old = existing;
    undo = restUpdate.beforeUpdate(rules.strategy(), context, object, existing.copy());
    rules.onUpdate().check(Optional.of(object.copy()), Optional.of(existing));
    if (store.resource().hooks().deletesDuringUpdate(object, existing)) {
      last = object;
      throw new Emptied();
    }
  }

  private void tellHooks(StoredObject result) {
    if (!creating && old != null) {
      store.resource().hooks().afterUpdate(context, result::object, old);
    }
  }

  /** Go: deleteWithoutFinalizers. What the client gets is the object as the update left it. */
  private StoredObject deleteInstead(String key) {
    if (context.dryRun()) {
      return store.unstored(last, Long.parseLong(old.resourceVersion()));
    }
    try {
      StoredObject gone =
          store.storage(context).delete(key, ObjectUpdate.preconditionsOf(last), state -> {});
      store.resource().hooks().afterDelete(context, gone.object());
      return store.unstored(last, gone.revision());
    } catch (StorageException e) {
      if (e.is(StorageException.Code.KEY_NOT_FOUND)) {
        return store.unstored(last, Long.parseLong(old.resourceVersion()));
      }
      throw StorageErrors.interpretDelete(e, store.groupResource(), name);
    }
  }
}
