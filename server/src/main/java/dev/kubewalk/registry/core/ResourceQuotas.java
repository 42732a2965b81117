package dev.kubewalk.registry.core;

import static dev.kubewalk.registry.page.Cells.age;
import static dev.kubewalk.registry.page.Cells.text;
import static dev.kubewalk.registry.page.Defaults.defaults;
import static dev.kubewalk.registry.page.Rules.rules;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.apiserver.registry.rest.DeleteRules;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.registry.page.Formats;
import dev.kubewalk.registry.page.GoText;
import dev.kubewalk.registry.page.Quantities;
import dev.kubewalk.registry.page.ResourceLists;
import dev.kubewalk.registry.page.Rules;
import dev.kubewalk.registry.page.Scope;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** v1 ResourceQuota. Go: pkg/registry/core/resourcequota, pkg/apis/core/validation. */
final class ResourceQuotas {
  private static final Set<String> STANDARD = Set.of(
      "cpu",
      "memory",
      "ephemeral-storage",
      "requests.cpu",
      "requests.memory",
      "requests.storage",
      "requests.ephemeral-storage",
      "limits.cpu",
      "limits.memory",
      "limits.ephemeral-storage",
      "pods",
      "services",
      "replicationcontrollers",
      "resourcequotas",
      "secrets",
      "configmaps",
      "persistentvolumeclaims",
      "services.nodeports",
      "services.loadbalancers");
  private static final Set<String> SCOPES =
      Set.of("Terminating", "NotTerminating", "BestEffort", "NotBestEffort", "PriorityClass");

  private ResourceQuotas() {}

  static Resource define() {
    return Resource.of("", "resourcequotas", "ResourceQuota")
        .shortNames("quota")
        .namespaced()
        .version(
            "v1",
            defaults().include(ResourceLists.rounded("spec.hard", "status.hard", "status.used")))
        .strategy(rules()
            .ownsStatus()
            .checks(ResourceQuotas::validate)
            .checksUpdate(ResourceQuotas::validateUpdate))
        .status(Rules.keeping("spec").checksUpdate((quota, old) -> {
          resources(quota, "status.hard");
          resources(quota, "status.used");
        }))
        .deletes(DeleteRules.PLAIN.returningObject())
        .columns(
            age(),
            text("Request", quota -> used(quota, false)),
            text("Limit", quota -> used(quota, true)))
        .build();
  }

  private static String used(Unstructured quota, boolean limits) {
    TreeSet<String> names = new TreeSet<>();
    quota.at("status.hard").fieldNames().forEachRemaining(names::add);
    StringBuilder shown = new StringBuilder();
    for (String name : names) {
      if (name.startsWith("limits.") == limits) {
        shown
            .append(shown.length() == 0 ? "" : ", ")
            .append(name)
            .append(": ")
            .append(quota.at("status.used").path(name).asText("0"))
            .append("/")
            .append(quota.at("status.hard").path(name).asText());
      }
    }
    return shown.toString();
  }

  private static void validate(Scope quota) {
    resources(quota, "spec.hard");
    Set<String> seen = new TreeSet<>();
    for (String scope : quota.texts("spec.scopes")) {
      if (!SCOPES.contains(scope)) {
        invalidScopes(quota, "unsupported scope");
      }
      seen.add(scope);
      for (String resource : fields(quota, "spec.hard")) {
        if (STANDARD.contains(resource) && !covers(scope, resource)) {
          invalidScopes(quota, "unsupported scope applied to resource");
        }
      }
    }
    if (seen.containsAll(List.of("BestEffort", "NotBestEffort"))
        || seen.containsAll(List.of("Terminating", "NotTerminating"))) {
      invalidScopes(quota, "conflicting scopes");
    }
    quota.in("spec.scopeSelector").each("matchExpressions").forEach(ResourceQuotas::expression);
  }

  private static boolean covers(String scope, String resource) {
    Set<String> compute = Set.of(
        "cpu", "memory", "requests.cpu", "requests.memory", "limits.cpu", "limits.memory", "pods");
    return switch (scope) {
      case "BestEffort" -> resource.equals("pods");
      case "Terminating", "NotTerminating", "NotBestEffort", "PriorityClass" ->
        compute.contains(resource);
      default -> true;
    };
  }

  private static void invalidScopes(Scope quota, String detail) {
    quota.invalidShown(
        "spec.scopes",
        GoText.list("[]core.ResourceQuotaScope", quota.texts("spec.scopes")),
        detail);
  }

  private static void expression(Scope expression) {
    String name = expression.text("scopeName");
    String operator = expression.text("operator");
    if (!SCOPES.contains(name)) {
      expression.invalid("scopeName", "unsupported scope");
    } else if (!name.equals("PriorityClass") && !operator.equals("Exists")) {
      expression.invalid(
          "operator",
          "must be 'Exist' only operator when scope is any of ResourceQuotaScopeTerminating,"
              + " ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort and"
              + " ResourceQuotaScopeNotBestEffort");
    }
    boolean empty = expression.isEmpty("values");
    switch (operator) {
      case "In", "NotIn" -> {
        if (empty) {
          expression.required(
              "values",
              "must be atleast one value when `operator` is 'In' or 'NotIn' for scope selector");
        }
      }
      case "Exists", "DoesNotExist" -> {
        if (!empty) {
          expression.invalid(
              "values",
              "must be no value when `operator` is 'Exist' or"
                  + " 'DoesNotExist' for scope selector");
        }
      }
      default -> expression.invalid("operator", "not a valid selector operator");
    }
  }

  private static List<String> fields(Scope quota, String path) {
    return quota.node(path).properties().stream().map(e -> e.getKey()).toList();
  }

  private static void resources(Scope quota, String path) {
    quota.node(path).properties().forEach(entry -> {
      String name = entry.getKey();
      String field = path + "[" + name + "]";
      List<String> problems = Formats.qualifiedName(name);
      problems.forEach(problem -> quota.add(FieldError.invalid(field, name, problem)));
      if (problems.isEmpty() && !name.contains("/") && !STANDARD.contains(name)) {
        quota.add(FieldError.invalid(field, name, "must be a standard resource for quota"));
      }
      if (Quantities.parse(entry.getValue().asText()).signum() < 0) {
        quota.add(FieldError.invalid(field, entry.getValue().asText(), Formats.NOT_NEGATIVE));
      }
    });
  }

  private static void validateUpdate(Scope quota, Scope old) {
    Set<String> now = new TreeSet<>(quota.texts("spec.scopes"));
    if (!now.equals(new TreeSet<>(old.texts("spec.scopes")))) {
      invalidScopes(quota, Formats.IMMUTABLE);
    }
  }
}
