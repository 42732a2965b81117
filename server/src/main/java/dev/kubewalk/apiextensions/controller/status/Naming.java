package dev.kubewalk.apiextensions.controller.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apiextensions.apihelpers.Definitions;
import dev.kubewalk.apiextensions.apihelpers.Definitions.Condition;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compares the names that a definition asks for with those that others of its group hold.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/controller/status/naming_controller.go
 * (calculateNamesAndConditions)
 */
final class Naming {
  private static final List<String> ORDER =
      List.of("plural", "singular", "shortNames", "kind", "listKind", "categories");

  private final Set<String> resources = new HashSet<>();
  private final Set<String> kinds = new HashSet<>();
  private Condition conflict;

  /** What comes of a request for names. */
  record Result(ObjectNode names, Condition accepted, Condition established) {}

  /**
   * @param group all definitions of the group
   */
  Naming(List<Unstructured> group) {
    for (Unstructured definition : group) {
      Unstructured accepted = definition.objectAt("status.acceptedNames");
      resources.add(accepted.stringAt("plural"));
      resources.add(accepted.stringAt("singular"));
      resources.addAll(accepted.stringsAt("shortNames"));
      kinds.add(accepted.stringAt("kind"));
      kinds.add(accepted.stringAt("listKind"));
    }
  }

  Result decide(Unstructured definition) {
    Unstructured wanted = definition.objectAt("spec.names");
    Unstructured held = definition.objectAt("status.acceptedNames");
    Unstructured names = held.copy();
    one(wanted, held, names, "plural", resources);
    one(wanted, held, names, "singular", resources);
    shortNames(wanted, held, names);
    one(wanted, held, names, "kind", kinds);
    one(wanted, held, names, "listKind", kinds);
    copy(wanted, names, "categories");
    Condition accepted = conflict != null
        ? conflict
        : new Condition(Definitions.NAMES_ACCEPTED, "True", "NoConflicts", "no conflicts found");
    return new Result(ordered(names), accepted, established(definition, conflict == null));
  }

  private static ObjectNode ordered(Unstructured names) {
    ObjectNode ordered = names.node().objectNode();
    for (String field : ORDER) {
      if (names.node().has(field)) {
        ordered.set(field, names.node().get(field));
      }
    }
    return ordered;
  }

  private static Condition established(Unstructured definition, boolean accepted) {
    Optional<Unstructured> found = Definitions.findCondition(definition, Definitions.ESTABLISHED);
    boolean is = Definitions.isTrue(definition, Definitions.ESTABLISHED);
    if (!is && accepted) {
      return new Condition(
          Definitions.ESTABLISHED, "False", "Installing", "the initial names have been accepted");
    }
    return found
        .map(c -> new Condition(
            Definitions.ESTABLISHED,
            c.stringAt("status"),
            c.stringAt("reason"),
            c.stringAt("message")))
        .orElseGet(() -> new Condition(
            Definitions.ESTABLISHED, "False", "NotAccepted", "not all names are accepted"));
  }

  private void one(
      Unstructured wanted, Unstructured held, Unstructured names, String field, Set<String> used) {
    String name = wanted.stringAt(field);
    if (!name.equals(held.stringAt(field)) && used.contains(name)) {
      conflict(reason(field), inUse(name));
    } else {
      copy(wanted, names, field);
    }
  }

  private void shortNames(Unstructured wanted, Unstructured held, Unstructured names) {
    Set<String> own = new HashSet<>(held.stringsAt("shortNames"));
    Set<String> problems = new LinkedHashSet<>();
    for (String name : wanted.stringsAt("shortNames")) {
      if (!own.contains(name) && resources.contains(name)) {
        problems.add(inUse(name));
      }
    }
    if (problems.isEmpty()) {
      copy(wanted, names, "shortNames");
      return;
    }
    List<String> all = new ArrayList<>(problems);
    conflict(
        "ShortNamesConflict", all.size() == 1 ? all.get(0) : "[" + String.join(", ", all) + "]");
  }

  private void conflict(String reason, String message) {
    conflict = new Condition(Definitions.NAMES_ACCEPTED, "False", reason, message);
  }

  private static String inUse(String name) {
    return FieldError.quote(name) + " is already in use";
  }

  private static String reason(String field) {
    return Character.toUpperCase(field.charAt(0)) + field.substring(1) + "Conflict";
  }

  private static void copy(Unstructured wanted, Unstructured names, String field) {
    JsonNode value = wanted.at(field);
    if (value.isMissingNode()) {
      names.remove(field);
    } else {
      names.set(field, value.deepCopy());
    }
  }
}
