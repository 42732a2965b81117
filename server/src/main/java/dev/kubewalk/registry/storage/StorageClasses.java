package dev.kubewalk.registry.storage;

import static dev.kubewalk.registry.page.Cells.age;
import static dev.kubewalk.registry.page.Cells.field;
import static dev.kubewalk.registry.page.Cells.typed;
import static dev.kubewalk.registry.page.Defaults.defaults;
import static dev.kubewalk.registry.page.Rules.rules;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.apiserver.registry.rest.Column;
import dev.kubewalk.apiserver.registry.rest.DeleteRules;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.registry.page.Defaults;
import dev.kubewalk.registry.page.Formats;
import dev.kubewalk.registry.page.Rules;
import dev.kubewalk.registry.page.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** storage.k8s.io StorageClass. Go: pkg/registry/storage/storageclass. */
final class StorageClasses {
  private static final String DEFAULT_CLASS = "storageclass.kubernetes.io/is-default-class";
  private static final String BETA_DEFAULT_CLASS =
      "storageclass.beta.kubernetes.io/is-default-class";

  private static final Defaults DEFAULTS =
      defaults().set("reclaimPolicy", "Delete").set("volumeBindingMode", "Immediate");

  private StorageClasses() {}

  static Resource define() {
    return Resource.of("storage.k8s.io", "storageclasses", "StorageClass")
        .shortNames("sc")
        .version("v1", DEFAULTS)
        .version("v1beta1", DEFAULTS)
        .storedAs("storage.k8s.io/v1")
        .strategy(
            rules().checks(StorageClasses::validate).checksUpdate(StorageClasses::validateUpdate))
        .deletes(DeleteRules.PLAIN.returningObject())
        .columnsWithName(
            new Column(
                "Name",
                "string",
                "name",
                "",
                0,
                (type, now) -> JsonNodeFactory.instance.textNode(
                    isDefault(type) ? type.name() + " (default)" : type.name())),
            field("Provisioner", "provisioner"),
            field("ReclaimPolicy", "reclaimPolicy"),
            field("VolumeBindingMode", "volumeBindingMode"),
            typed(
                "AllowVolumeExpansion",
                "string",
                (type, now) ->
                    JsonNodeFactory.instance.booleanNode(type.booleanAt("allowVolumeExpansion"))),
            age())
        .build();
  }

  private static boolean isDefault(Unstructured type) {
    return "true".equals(type.annotations().get(DEFAULT_CLASS))
        || "true".equals(type.annotations().get(BETA_DEFAULT_CLASS));
  }

  private static void validate(Scope type) {
    if (type.text("provisioner").isEmpty()) {
      type.required("provisioner", "");
    } else {
      String lower = type.text("provisioner").toLowerCase(Locale.ROOT);
      Formats.qualifiedName(lower).forEach(problem -> type.invalid("provisioner", problem));
    }
    if (type.node("parameters").has("")) {
      type.invalidShown("parameters", "\"\"", "field can not be empty.");
    }
    if (type.present("reclaimPolicy")) {
      type.oneOf("reclaimPolicy", List.of("Delete", "Retain"));
    }
    if (!type.has("volumeBindingMode")) {
      type.required("volumeBindingMode", "");
    } else {
      type.oneOf("volumeBindingMode", List.of("Immediate", "WaitForFirstConsumer"));
    }
    topologies(type);
  }

  /** Go: pkg/apis/storage/validation/validation.go (validateAllowedTopologies). */
  private static void topologies(Scope type) {
    List<Scope> terms = type.each("allowedTopologies");
    List<Map<String, Set<String>>> seen = new ArrayList<>();
    // Go starts with as many empty terms as there are terms, so that an empty one is a duplicate.
    terms.forEach(term -> seen.add(Map.of()));
    for (Scope term : terms) {
      Map<String, Set<String>> requirements = new HashMap<>();
      for (Scope expression : term.each("matchLabelExpressions")) {
        Set<String> values = topologyValues(expression);
        expression.qualifiedName("key");
        if (requirements.put(expression.text("key"), values) != null) {
          expression.duplicate("key");
        }
      }
      for (Map<String, Set<String>> other : seen) {
        if (other.equals(requirements)) {
          term.add(FieldError.duplicate(term.at("matchLabelExpressions"), ""));
        }
      }
      seen.add(requirements);
    }
  }

  private static Set<String> topologyValues(Scope expression) {
    Set<String> values = new HashSet<>();
    List<String> texts = expression.texts("values");
    if (texts.isEmpty()) {
      expression.required("values", "");
    }
    for (int i = 0; i < texts.size(); i++) {
      if (!values.add(texts.get(i))) {
        expression.add(FieldError.duplicate(expression.at("values[" + i + "]"), texts.get(i)));
      }
    }
    return values;
  }

  private static void validateUpdate(Scope type, Scope old) {
    fixed(type, old, "parameters");
    fixed(type, old, "provisioner");
    fixed(type, old, "reclaimPolicy");
    if (!Rules.same(type.node("volumeBindingMode"), old.node("volumeBindingMode"))) {
      type.add(FieldError.invalid(
          "volumeBindingMode", type.text("volumeBindingMode"), Formats.IMMUTABLE));
    }
  }

  private static void fixed(Scope type, Scope old, String field) {
    if (!Rules.same(type.node(field), old.node(field))) {
      type.forbidden(field, "updates to " + field + " are forbidden.");
    }
  }
}
