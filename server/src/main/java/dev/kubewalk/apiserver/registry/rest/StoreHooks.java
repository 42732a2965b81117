package dev.kubewalk.apiserver.registry.rest;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a kind does around the store's own work, when a strategy is not enough: services take
 * cluster IPs and give them back.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/registry/generic/registry/store.go (BeginCreate,
 * AfterUpdate, AfterDelete and their neighbours)
 */
public interface StoreHooks {
  StoreHooks NONE = new StoreHooks() {};

  /**
   * On a create or update, before anything is filled in or checked; throws StatusException to
   * refuse it, as roles are that grant more than their writer has.
   *
   * @param object as the client wants it; not to be changed
   * @param old as it is stored; empty when there is none
   */
  default void beforeWrite(
      RequestContext context, Unstructured object, Optional<Unstructured> old) {}

  /**
   * Before an object is stored, after its strategy prepared it and before it is validated; may
   * change it.
   *
   * @return what is to be undone when storing fails
   */
  default Undo beforeCreate(RequestContext context, Unstructured object) {
    return Undo.NOTHING;
  }

  default Undo beforeUpdate(RequestContext context, Unstructured object, Unstructured old) {
    return Undo.NOTHING;
  }

  /**
   * Whether an update of the object itself is checked before the stored version is filled in, so
   * that one without a version is refused among all that is wrong with it.
   */
  default boolean checksBeforeVersion() {
    return false;
  }

  /**
   * After an object was changed in the store.
   *
   * @param object makes the object as it is stored now: most hooks need none
   */
  default void afterUpdate(
      RequestContext context, Supplier<Unstructured> object, Unstructured old) {}

  /** After the object is gone from the store. */
  default void afterDelete(RequestContext context, Unstructured object) {}

  /**
   * On a delete, before anything else: may mark the object instead of deleting it, as namespaces do
   * until their finalizers are gone.
   *
   * @param object a copy that the hook may change
   * @return true when the changed object is to be stored and returned, false to go on deleting
   */
  default boolean marksForDeletion(RequestContext context, Unstructured object) {
    return false;
  }

  /**
   * Whether an update removes the object, since nothing holds it any longer: by default when the
   * last finalizer goes from an object whose grace is over.
   */
  default boolean deletesDuringUpdate(Unstructured object, Unstructured old) {
    return object.finalizers().isEmpty()
        && old.isTerminating()
        && old.longAt("metadata.deletionGracePeriodSeconds") == 0;
  }

  /** Takes back what a hook did. */
  @FunctionalInterface
  interface Undo {
    Undo NOTHING = () -> {};

    void undo();
  }
}
