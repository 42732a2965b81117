package dev.kubewalk.apiserver.registry.generic;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.registry.generic.GracefulDeletion.Outcome;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.apiserver.storage.StorageException;
import dev.kubewalk.apiserver.storage.StoredObject;
import dev.kubewalk.apiserver.storage.UpdateFunction;
import dev.kubewalk.apiserver.storage.errors.StorageErrors;
import java.util.List;
import java.util.Optional;

/**
 * Deletes objects, or marks them when something holds them up.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/registry/generic/registry/store.go (Delete,
 * updateForGracefulDeletionAndFinalizers)
 */
final class Deletion {
  /** Ends the update that marks: nothing is to be marked. */
  private static final class NotMarked extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final boolean deleteNow;

    private NotMarked(boolean deleteNow) {
      super(null, null, false, false);
      this.deleteNow = deleteNow;
    }
  }

  private final Store store;
  private final Resource resource;
  private final GracefulDeletion graceful;

  Deletion(Store store, GracefulDeletion graceful) {
    this.store = store;
    this.resource = store.resource();
    this.graceful = graceful;
  }

  DeleteResult delete(
      RequestContext context, String name, Validation validation, DeleteOptions options) {
    String key = store.keys().of(context, name);
    StoredObject found;
    try {
      found = store.storage(context).get(key, "");
    } catch (StorageException e) {
      throw StorageErrors.interpretDelete(e, store.groupResource(), name);
    }
    Unstructured object = found.object();
    if (resource.hooks().marksForDeletion(context, object)) {
      return markByHook(context, key, name, validation, options);
    }
    Outcome outcome = graceful.before(object, options, context);
    if (outcome == Outcome.ALREADY_PENDING) {
      return new DeleteResult(found, false, resource.deleteRules().returnsObject());
    }
    boolean held = !object.finalizers().isEmpty();
    boolean changes = graceful.finalizersFor(object, options).isPresent();
    StoredObject marked = null;
    if (outcome == Outcome.GRACEFUL || held || changes) {
      Marking marking = new Marking(context, validation, options);
      DeleteResult result = marking.run(key, name, found);
      if (result != null) {
        return result;
      }
      marked = marking.marked;
    }
    if (context.dryRun() && marked != null) {
      return new DeleteResult(marked, true, resource.deleteRules().returnsObject());
    }
    return deleteNow(context, key, name, validation, options, marked);
  }

  private DeleteResult markByHook(
      RequestContext context,
      String key,
      String name,
      Validation validation,
      DeleteOptions options) {
    try {
      StoredObject marked =
          store.guaranteedUpdate(context, key, false, options.preconditions(), current -> {
            Unstructured object = current.orElseThrow().object();
            validation.check(Optional.empty(), Optional.of(object.copy()));
            graceful.finalizersFor(object, options).ifPresent(list -> setFinalizers(object, list));
            resource.hooks().marksForDeletion(context, object);
            return UpdateFunction.Updated.to(object);
          });
      return new DeleteResult(marked, false, true);
    } catch (StorageException e) {
      throw StorageErrors.interpretUpdate(e, store.groupResource(), name);
    }
  }

  private DeleteResult deleteNow(
      RequestContext context,
      String key,
      String name,
      Validation validation,
      DeleteOptions options,
      StoredObject marked) {
    boolean show = resource.deleteRules().returnsObject();
    try {
      if (context.dryRun()) {
        StoredObject current = store.storage(context).get(key, "");
        options.preconditions().check("/registry" + key, current);
        validation.check(Optional.empty(), Optional.of(current.object()));
        return new DeleteResult(current, true, show);
      }
      StoredObject gone = store
          .storage(context)
          .delete(
              key,
              options.preconditions(),
              state -> validation.check(Optional.empty(), Optional.of(state.object())));
      resource.hooks().afterDelete(context, gone.object());
      return new DeleteResult(gone, true, show);
    } catch (StorageException e) {
      if (e.is(StorageException.Code.KEY_NOT_FOUND) && marked != null) {
        // Somebody else saw the mark and finished the job.
        return new DeleteResult(marked, true, show);
      }
      throw StorageErrors.interpretDelete(e, store.groupResource(), name);
    }
  }

  private static void setFinalizers(Unstructured object, List<String> finalizers) {
    if (finalizers.isEmpty()) {
      object.remove("metadata.finalizers");
    } else {
      object.set("metadata.finalizers", finalizers);
    }
  }

  /** The update that sets finalizers, deletion timestamp and grace period. */
  private final class Marking {
    private final RequestContext context;
    private final Validation validation;
    private final DeleteOptions options;
    private StoredObject marked;
    private boolean held;
    private long grace;

    private Marking(RequestContext context, Validation validation, DeleteOptions options) {
      this.context = context;
      this.validation = validation;
      this.options = options;
    }

    /** The delete's result when the object stays; null when it is to be deleted now. */
    DeleteResult run(String key, String name, StoredObject found) {
      try {
        marked = store.guaranteedUpdate(context, key, false, options.preconditions(), this::mark);
        return held || grace > 0 ? new DeleteResult(marked, false, true) : null;
      } catch (NotMarked e) {
        return e.deleteNow
            ? null
            : new DeleteResult(found, false, resource.deleteRules().returnsObject());
      } catch (StorageException e) {
        throw StorageErrors.interpretUpdate(e, store.groupResource(), name);
      }
    }

    private UpdateFunction.Updated mark(Optional<StoredObject> current) {
      Unstructured object = current.orElseThrow().object();
      validation.check(Optional.empty(), Optional.of(object.copy()));
      Outcome outcome = graceful.before(object, options, context);
      if (outcome == Outcome.ALREADY_PENDING) {
        throw new NotMarked(false);
      }
      graceful.finalizersFor(object, options).ifPresent(list -> setFinalizers(object, list));
      held = !object.finalizers().isEmpty();
      if (outcome == Outcome.GRACEFUL) {
        grace = object.longAt("metadata.deletionGracePeriodSeconds");
      } else if (held) {
        GracefulDeletion.mark(object, context.now());
      } else {
        throw new NotMarked(true);
      }
      return UpdateFunction.Updated.to(object);
    }
  }
}
