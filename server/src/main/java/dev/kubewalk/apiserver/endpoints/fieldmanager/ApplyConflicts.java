package dev.kubewalk.apiserver.endpoints.fieldmanager;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath.ManagerIdentifier;
import dev.kubewalk.apiserver.endpoints.fieldmanager.merge.ConflictsException.Conflict;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells a client whose fields its apply would change.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/fieldmanager/internal/conflict.go
 * (NewConflictError)
 */
final class ApplyConflicts {
  private ApplyConflicts() {}

  /**
   * @param conflicts those of one manager together
   */
  static StatusException error(List<Conflict> conflicts) {
    Unstructured status = ApiErrors.status(409, "Conflict", message(conflicts));
    ArrayNode causes = status.ensureObject("details").putArray("causes");
    for (Conflict conflict : conflicts) {
      causes
          .addObject()
          .put("reason", "FieldManagerConflict")
          .put("message", "conflict with " + name(conflict.manager()))
          .put("field", conflict.path().toString());
    }
    return new StatusException(status);
  }

  private static String message(List<Conflict> conflicts) {
    if (conflicts.size() == 1) {
      Conflict only = conflicts.get(0);
      return "Apply failed with 1 conflict: conflict with " + name(only.manager()) + ": "
          + only.path();
    }
    List<String> lines = new ArrayList<>();
    ManagerIdentifier last = null;
    for (Conflict conflict : conflicts) {
      if (!conflict.manager().equals(last)) {
        lines.add("conflicts with " + name(conflict.manager()) + ":");
      }
      lines.add("- " + conflict.path());
      last = conflict.manager();
    }
    return "Apply failed with " + conflicts.size() + " conflicts: " + String.join("\n", lines);
  }

  /** Updaters are named with the version in which they wrote. */
  private static String name(ManagerIdentifier manager) {
    String quoted = FieldError.quote(manager.manager());
    return manager.operation().equals(ManagerIdentifier.UPDATE)
        ? quoted + " using " + manager.apiVersion()
        : quoted;
  }
}
