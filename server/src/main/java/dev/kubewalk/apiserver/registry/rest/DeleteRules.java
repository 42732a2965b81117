package dev.kubewalk.apiserver.registry.rest;

import dev.kubewalk.apimachinery.unstructured.Unstructured;

/**
 * What happens on a delete.
 *
 * @param propagation for a client that says nothing about dependents
 * @param returnsObject true when the answer is the deleted object, not a Status
 * @param grace whether, and how, deletion waits
 *     <p>Go: staging/src/k8s.io/apiserver/pkg/registry/rest/delete.go
 */
public record DeleteRules(Propagation propagation, boolean returnsObject, GracePeriod grace) {
  public static final DeleteRules PLAIN =
      new DeleteRules(Propagation.BACKGROUND, false, GracePeriod.NONE);

  /** What becomes of dependents by default. */
  public enum Propagation {
    BACKGROUND,
    ORPHAN,
    /** Dependents are never looked after, as with events. */
    UNSUPPORTED
  }

  /** Decides how many seconds a deletion waits; pods do, most kinds do not. */
  @FunctionalInterface
  public interface GracePeriod {
    GracePeriod NONE = (object, asked) -> 0L;

    /**
     * @param asked gracePeriodSeconds of the request, or null
     * @return seconds to wait, 0 to delete at once
     */
    long secondsFor(Unstructured object, Long asked);
  }

  public DeleteRules returningObject() {
    return new DeleteRules(propagation, true, grace);
  }

  public DeleteRules orphaning() {
    return new DeleteRules(Propagation.ORPHAN, returnsObject, grace);
  }

  public DeleteRules withoutDependents() {
    return new DeleteRules(Propagation.UNSUPPORTED, returnsObject, grace);
  }

  public DeleteRules waiting(GracePeriod period) {
    return new DeleteRules(propagation, returnsObject, period);
  }
}
