package dev.kubewalk.apiserver.registry.generic;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.ErrorList;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.apiserver.storage.Preconditions;
import java.util.List;
import java.util.Optional;

/**
 * What a client says about a deletion.
 *
 * @param gracePeriodSeconds null when not given
 * @param orphanDependents null when not given; the older way to say {@code propagationPolicy}
 * @param propagationPolicy null when not given
 *     <p>Go: staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/types.go (DeleteOptions)
 */
public record DeleteOptions(
    Long gracePeriodSeconds,
    Boolean orphanDependents,
    String propagationPolicy,
    Preconditions preconditions,
    List<String> dryRun) {
  private static final List<String> POLICIES = List.of("Foreground", "Background", "Orphan", "nil");

  public DeleteOptions {
    dryRun = List.copyOf(dryRun);
  }

  /** Nothing said: the kind's defaults. */
  public static DeleteOptions none() {
    return new DeleteOptions(null, null, null, Preconditions.none(), List.of());
  }

  /** Reads the object form; fields that are absent stay unsaid. */
  public static DeleteOptions of(Unstructured options) {
    return new DeleteOptions(
        options.numberAt("gracePeriodSeconds").orElse(null),
        options.has("orphanDependents") ? options.booleanAt("orphanDependents") : null,
        options.has("propagationPolicy") ? options.stringAt("propagationPolicy") : null,
        new Preconditions(
            text(options, "preconditions.uid"), text(options, "preconditions.resourceVersion")),
        options.stringsAt("dryRun"));
  }

  private static Optional<String> text(Unstructured options, String path) {
    return options.has(path) ? Optional.of(options.stringAt(path)) : Optional.empty();
  }

  public boolean isDryRun() {
    return !dryRun.isEmpty();
  }

  /** The options as admission sees them. */
  public Unstructured toObject() {
    Unstructured object = Unstructured.create("meta.k8s.io/v1", "DeleteOptions");
    if (gracePeriodSeconds != null) {
      object.set("gracePeriodSeconds", gracePeriodSeconds);
    }
    if (orphanDependents != null) {
      object.set("orphanDependents", orphanDependents);
    }
    if (propagationPolicy != null) {
      object.set("propagationPolicy", propagationPolicy);
    }
    preconditions.uid().ifPresent(uid -> object.set("preconditions.uid", uid));
    preconditions
        .resourceVersion()
        .ifPresent(version -> object.set("preconditions.resourceVersion", version));
    return dryRun.isEmpty() ? object : object.set("dryRun", dryRun);
  }

  /** Go: ValidateDeleteOptions, without the check of dryRun. */
  public ErrorList validate() {
    ErrorList errors = new ErrorList();
    if (orphanDependents != null && propagationPolicy != null) {
      errors.add(FieldError.invalid(
          "propagationPolicy",
          propagationPolicy,
          "orphanDependents and deletionPropagation cannot be both set"));
    }
    if (propagationPolicy != null && !POLICIES.subList(0, 3).contains(propagationPolicy)) {
      errors.add(FieldError.notSupported("propagationPolicy", propagationPolicy, POLICIES));
    }
    return errors;
  }
}
