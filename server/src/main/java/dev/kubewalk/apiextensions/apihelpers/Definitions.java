package dev.kubewalk.apiextensions.apihelpers;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Questions that one asks of a CustomResourceDefinition in v1, and changes to its conditions.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apihelpers/helpers.go
 */
public final class Definitions {
  /** Holds a definition until its objects are gone. */
  public static final String CLEANUP_FINALIZER = "customresourcecleanup.apiextensions.k8s.io";

  public static final String ESTABLISHED = "Established";
  public static final String NAMES_ACCEPTED = "NamesAccepted";
  public static final String TERMINATING = "Terminating";

  private Definitions() {}

  /**
   * A condition before it has its time.
   *
   * @param status True, False or Unknown
   */
  public record Condition(String type, String status, String reason, String message) {}

  public static Optional<Unstructured> findCondition(Unstructured definition, String type) {
    return definition.objectsAt("status.conditions").stream()
        .filter(c -> c.stringAt("type").equals(type))
        .findFirst();
  }

  public static boolean isTrue(Unstructured definition, String type) {
    return findCondition(definition, type)
        .filter(c -> c.stringAt("status").equals("True"))
        .isPresent();
  }

  /** Whether the definition has that condition already, whenever it came to be. */
  public static boolean has(Unstructured definition, Condition wanted) {
    return findCondition(definition, wanted.type())
        .filter(c -> c.stringAt("status").equals(wanted.status()))
        .filter(c -> c.stringAt("reason").equals(wanted.reason()))
        .filter(c -> c.stringAt("message").equals(wanted.message()))
        .isPresent();
  }

  /** Sets a condition; its time changes only when its status does. */
  public static void setCondition(Unstructured definition, Condition wanted, Instant now) {
    Optional<Unstructured> found = findCondition(definition, wanted.type());
    boolean changed = found.isEmpty() || !found.get().stringAt("status").equals(wanted.status());
    Unstructured condition = found.orElseGet(
        () -> Unstructured.of(definition.ensureArray("status.conditions").addObject()));
    condition.set("type", wanted.type()).set("status", wanted.status());
    if (changed) {
      condition.set("lastTransitionTime", now.truncatedTo(ChronoUnit.SECONDS).toString());
    }
    condition.set("reason", wanted.reason()).set("message", wanted.message());
  }

  public static void removeCondition(Unstructured definition, String type) {
    var conditions = definition.ensureArray("status.conditions");
    for (int i = conditions.size() - 1; i >= 0; i--) {
      if (conditions.get(i).path("type").asText().equals(type)) {
        conditions.remove(i);
      }
    }
  }

  public static boolean isNamespaced(Unstructured definition) {
    return definition.stringAt("spec.scope").equals("Namespaced");
  }

  public static Optional<Unstructured> version(Unstructured definition, String name) {
    return definition.objectsAt("spec.versions").stream()
        .filter(v -> v.stringAt("name").equals(name))
        .findFirst();
  }

  public static boolean serves(Unstructured definition, String version) {
    return version(definition, version).filter(v -> v.booleanAt("served")).isPresent();
  }

  /** The names of the versions served. */
  public static List<String> served(Unstructured definition) {
    return definition.objectsAt("spec.versions").stream()
        .filter(v -> v.booleanAt("served"))
        .map(v -> v.stringAt("name"))
        .toList();
  }

  /** The version in which objects are stored; empty for a definition that is not valid. */
  public static String storageVersion(Unstructured definition) {
    return definition.objectsAt("spec.versions").stream()
        .filter(v -> v.booleanAt("storage"))
        .map(v -> v.stringAt("name"))
        .findFirst()
        .orElse("");
  }

  public static boolean hasCleanupFinalizer(Unstructured definition) {
    return definition.finalizers().contains(CLEANUP_FINALIZER);
  }
}
