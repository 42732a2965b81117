package dev.kubewalk.plugin.auth.authorizer.rbac.bootstrappolicy;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.componentbase.klog.Klog;
import dev.kubewalk.plugin.auth.authorizer.rbac.Escalation;
import dev.kubewalk.plugin.auth.authorizer.rbac.PolicyRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Brings the default roles and bindings into a cluster: what is missing is made, and rules and
 * subjects that are missing in what is there are added. Nothing that people added is taken away,
 * and objects that they marked are left alone.
 *
 * <p>Go: pkg/registry/rbac/reconciliation/reconcile_role.go, reconcile_rolebindings.go;
 * pkg/registry/rbac/rest/storage_rbac.go (PolicyData.EnsureRBACPolicy)
 */
public final class Reconciler {
  static final String AUTO_UPDATE = "rbac.authorization.kubernetes.io/autoupdate";
  private static final int VERBOSITY = 2;

  private final PolicyClient client;
  private final Klog log;

  public Reconciler(PolicyClient client, Klog log) {
    this.client = requireNonNull(client);
    this.log = requireNonNull(log);
  }

  /**
   * Goes through the whole policy: cluster roles, their bindings, roles, their bindings. A failure
   * of one object is logged, and does not stop the others.
   *
   * @return how many objects failed
   */
  public int ensure(Policy policy) {
    return ensureAll("clusterroles", policy.clusterRoles())
        + ensureAll("clusterrolebindings", policy.clusterRoleBindings())
        + ensureAll("roles", policy.roles())
        + ensureAll("rolebindings", policy.roleBindings());
  }

  private int ensureAll(String resource, List<Unstructured> wanted) {
    int failed = 0;
    for (Unstructured object : wanted) {
      try {
        if (resource.endsWith("bindings")) {
          ensureBinding(resource, object);
        } else {
          ensureRole(resource, object);
        }
      } catch (StatusException failure) {
        failed++;
        log.errorf("unable to reconcile %s: %s", title(object), failure.getMessage());
      }
    }
    return failed;
  }

  private void ensureRole(String resource, Unstructured wanted) {
    Optional<Unstructured> found = client.get(resource, wanted.namespace(), wanted.name());
    if (found.isEmpty()) {
      create(resource, wanted, "created ");
      return;
    }
    Unstructured changed = found.get().copy();
    boolean metadata = addMetadata(changed, wanted);
    List<PolicyRule> missing =
        Escalation.uncovered(PolicyRule.of(found.get()), PolicyRule.of(wanted));
    missing.forEach(rule -> changed.ensureArray("rules").add(rule.toNode()));
    List<JsonNode> selectors = addMissing(changed, wanted, "aggregationRule.clusterRoleSelectors");
    if (!metadata && missing.isEmpty() && selectors.isEmpty()) {
      return;
    }
    String what = missing.stream().map(PolicyRule::compactString).collect(Collectors.joining(" "));
    update(resource, changed, found.get(), "permissions: [" + what + "]");
  }

  private void ensureBinding(String resource, Unstructured wanted) {
    Optional<Unstructured> found = client.get(resource, wanted.namespace(), wanted.name());
    if (found.isEmpty()) {
      create(resource, wanted, "created ");
      return;
    }
    if (!found.get().at("roleRef").equals(wanted.at("roleRef"))) {
      if (!isProtected(found.get())) {
        // The reference of a binding cannot be changed, only the binding replaced.
        client.delete(resource, found.get());
        create(resource, wanted, "recreated ");
      }
      return;
    }
    Unstructured changed = found.get().copy();
    boolean metadata = addMetadata(changed, wanted);
    List<JsonNode> missing = addMissing(changed, wanted, "subjects");
    if (metadata || !missing.isEmpty()) {
      update(resource, changed, found.get(), "subjects: " + missing);
    }
  }

  private void create(String resource, Unstructured wanted, String verb) {
    if (!wanted.namespace().isEmpty()) {
      client.ensureNamespace(wanted.namespace());
    }
    client.create(resource, wanted.copy());
    String where = wanted.namespace().isEmpty() ? "" : " in " + wanted.namespace();
    log.v(VERBOSITY).info(verb + title(wanted) + where);
  }

  private void update(
      String resource, Unstructured changed, Unstructured found, String missingWhat) {
    if (isProtected(found)) {
      log.warning("skipped reconcile-protected " + title(found) + " with missing " + missingWhat);
      return;
    }
    client.update(resource, changed);
    log.v(VERBOSITY).info("updated " + title(found) + " with additional " + missingWhat);
  }

  private static boolean isProtected(Unstructured object) {
    return "false".equals(object.annotations().get(AUTO_UPDATE));
  }

  private static String title(Unstructured object) {
    String kind = object.kind().toLowerCase(Locale.ROOT);
    return kind + ".rbac.authorization.k8s.io/" + object.name();
  }

  /** Adds labels and annotations that are not there; true when it did. */
  private static boolean addMetadata(Unstructured changed, Unstructured wanted) {
    boolean added = false;
    for (String path : List.of("metadata.labels", "metadata.annotations")) {
      ObjectNode target = changed.ensureObject(path);
      for (var entry : wanted.at(path).properties()) {
        if (!target.has(entry.getKey())) {
          target.set(entry.getKey(), entry.getValue());
          added = true;
        }
      }
    }
    return added;
  }

  /** Adds the elements of a list that are not there; returns them. */
  private static List<JsonNode> addMissing(Unstructured changed, Unstructured wanted, String path) {
    List<JsonNode> there = changed.listAt(path);
    List<JsonNode> missing = new ArrayList<>(wanted.listAt(path));
    missing.removeAll(there);
    missing.forEach(element -> changed.ensureArray(path).add(element.deepCopy()));
    return missing;
  }
}
