package dev.kubewalk.apiserver.registry.generic;

import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.runtime.schema.GroupResource;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.registry.rest.DeleteRules;
import dev.kubewalk.apiserver.registry.rest.DeleteRules.Propagation;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * What deletion does to an object's metadata: grace period, deletion timestamp, finalizers for the
 * garbage collector.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/registry/rest/delete.go (BeforeDelete), with
 * deletionFinalizersForGarbageCollection and markAsDeleting of the generic store
 */
final class GracefulDeletion {
  private static final String ORPHAN = "orphan";
  private static final String FOREGROUND = "foregroundDeletion";
  private static final String TIMESTAMP = "metadata.deletionTimestamp";
  private static final String GRACE = "metadata.deletionGracePeriodSeconds";

  /** How an object can be deleted now. */
  enum Outcome {
    /** It has no grace period: it can go at once. */
    AT_ONCE,
    /** It was marked with a time at which it goes. */
    GRACEFUL,
    /** It was marked before, and nothing changes that. */
    ALREADY_PENDING
  }

  private final Resource resource;

  GracefulDeletion(Resource resource) {
    this.resource = resource;
  }

  /** Go: BeforeDelete. Marks {@code object} when deletion waits. */
  Outcome before(Unstructured object, DeleteOptions options, RequestContext context) {
    try (Step step = context.trace().step(Steps.BEFORE_DELETE)) {
      Outcome outcome = decide(object, options, context.now());
      step.note("outcome", outcome.name());
      return outcome;
    }
  }

  private Outcome decide(Unstructured object, DeleteOptions options, Instant now) {
    checkPreconditions(object, options);
    DeleteRules.GracePeriod grace = resource.deleteRules().grace();
    if (grace == DeleteRules.GracePeriod.NONE) {
      return Outcome.AT_ONCE;
    }
    if (object.isTerminating()) {
      return shorten(object, options);
    }
    long seconds = grace.secondsFor(object, options.gracePeriodSeconds());
    object.set(TIMESTAMP, RestCreate.timestamp(now.plusSeconds(seconds)));
    object.set(GRACE, seconds);
    raiseGeneration(object);
    return Outcome.GRACEFUL;
  }

  /**
   * The options with the grace period that deleting {@code object} settles on. Go writes it into
   * the options, which a whole collection shares: the first object decides for those after it.
   */
  DeleteOptions settled(Unstructured object, DeleteOptions options) {
    DeleteRules.GracePeriod grace = resource.deleteRules().grace();
    if (grace == DeleteRules.GracePeriod.NONE || object.isTerminating()) {
      return options;
    }
    long seconds = grace.secondsFor(object, options.gracePeriodSeconds());
    return new DeleteOptions(
        seconds,
        options.orphanDependents(),
        options.propagationPolicy(),
        options.preconditions(),
        options.dryRun());
  }

  private void checkPreconditions(Unstructured object, DeleteOptions options) {
    check(
        options.preconditions().uid(),
        object.uid(),
        object,
        "UID",
        " The object might have been deleted and then recreated");
    check(
        options.preconditions().resourceVersion(),
        object.resourceVersion(),
        object,
        "ResourceVersion",
        " The object might have been modified");
  }

  private void check(
      Optional<String> wanted, String found, Unstructured object, String what, String perhaps) {
    if (wanted.isPresent() && !wanted.get().equals(found)) {
      // Go passes the kind where the resource belongs, and clients see it.
      throw ApiErrors.conflict(
          new GroupResource(resource.group(), resource.kind()),
          object.name(),
          "the " + what + " in the precondition (" + wanted.get() + ") does not match the " + what
              + " in record (" + found + ")." + perhaps);
    }
  }

  /** A second delete can only bring the end nearer. */
  private static Outcome shorten(Unstructured object, DeleteOptions options) {
    if (!object.has(GRACE)) {
      return Outcome.AT_ONCE;
    }
    long before = object.longAt(GRACE);
    Long wanted = options.gracePeriodSeconds();
    if (wanted == null || wanted >= before) {
      return Outcome.ALREADY_PENDING;
    }
    Instant end = Instant.parse(object.stringAt(TIMESTAMP));
    object.set(TIMESTAMP, RestCreate.timestamp(end.minusSeconds(before).plusSeconds(wanted)));
    object.set(GRACE, wanted);
    return Outcome.GRACEFUL;
  }

  /** Go: markAsDeleting. For kinds without grace that a finalizer holds. */
  static void mark(Unstructured object, Instant now) {
    if (!object.isTerminating()) {
      raiseGeneration(object);
      object.set(TIMESTAMP, RestCreate.timestamp(now));
    } else if (Instant.parse(object.stringAt(TIMESTAMP)).isAfter(now)) {
      object.set(TIMESTAMP, RestCreate.timestamp(now));
    }
    object.set(GRACE, 0);
  }

  private static void raiseGeneration(Unstructured object) {
    long generation = object.longAt("metadata.generation");
    if (generation > 0) {
      object.set("metadata.generation", generation + 1);
    }
  }

  /** The finalizers that the options and the kind ask for; empty when they are there already. */
  Optional<List<String>> finalizersFor(Unstructured object, DeleteOptions options) {
    List<String> present = object.finalizers();
    List<String> wanted = new ArrayList<>(present);
    wanted.removeAll(List.of(ORPHAN, FOREGROUND));
    if (orphans(present, options)) {
      wanted.add(ORPHAN);
    }
    if (deletesInForeground(present, options)) {
      wanted.add(FOREGROUND);
    }
    boolean same = new LinkedHashSet<>(wanted).equals(new LinkedHashSet<>(present));
    return same ? Optional.empty() : Optional.of(wanted);
  }

  private boolean orphans(List<String> finalizers, DeleteOptions options) {
    if (resource.deleteRules().propagation() == Propagation.UNSUPPORTED) {
      return false;
    }
    if (options.orphanDependents() != null) {
      return options.orphanDependents();
    }
    if (options.propagationPolicy() != null) {
      return options.propagationPolicy().equals("Orphan");
    }
    for (String finalizer : finalizers) {
      if (finalizer.equals(ORPHAN) || finalizer.equals(FOREGROUND)) {
        return finalizer.equals(ORPHAN);
      }
    }
    return resource.deleteRules().propagation() == Propagation.ORPHAN;
  }

  private boolean deletesInForeground(List<String> finalizers, DeleteOptions options) {
    if (resource.deleteRules().propagation() == Propagation.UNSUPPORTED
        || options.orphanDependents() != null) {
      return false;
    }
    if (options.propagationPolicy() != null) {
      return options.propagationPolicy().equals("Foreground");
    }
    for (String finalizer : finalizers) {
      if (finalizer.equals(ORPHAN) || finalizer.equals(FOREGROUND)) {
        return finalizer.equals(FOREGROUND);
      }
    }
    return false;
  }
}
