package dev.kubewalk.registry.policy;

import static dev.kubewalk.registry.page.Cells.field;
import static dev.kubewalk.registry.page.Cells.text;
import static dev.kubewalk.registry.page.Cells.typed;
import static dev.kubewalk.registry.page.Defaults.defaults;
import static dev.kubewalk.registry.page.Rules.rules;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.kubewalk.apiserver.registry.rest.Column;
import dev.kubewalk.apiserver.registry.rest.DeleteRules;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.registry.page.Defaults;

/** policy/v1beta1 PodSecurityPolicy. Go: pkg/registry/policy/podsecuritypolicy. */
final class PodSecurityPolicies {
  private static final Defaults DEFAULTS = defaults().set("spec.allowPrivilegeEscalation", true);

  private PodSecurityPolicies() {}

  static Resource define() {
    return Resource.of("policy", "podsecuritypolicies", "PodSecurityPolicy")
        .internalGroup("extensions")
        .shortNames("psp")
        .version("v1beta1", DEFAULTS)
        .keyPrefix("podsecuritypolicy")
        .strategy(rules()
            // The gate ProcMountType is off in 1.18.
            .onCreate(policy -> policy.remove("spec.allowedProcMountTypes"))
            .onUpdate((policy, old) -> policy.remove("spec.allowedProcMountTypes"))
            .checks(PodSecurityPolicyRules::validate))
        .deletes(DeleteRules.PLAIN.returningObject())
        .columns(
            flag("Priv", "spec.privileged"),
            text("Caps", policy -> String.join(",", policy.stringsAt("spec.allowedCapabilities"))),
            field("SELinux", "spec.seLinux.rule"),
            field("RunAsUser", "spec.runAsUser.rule"),
            field("FsGroup", "spec.fsGroup.rule"),
            field("SupGroup", "spec.supplementalGroups.rule"),
            flag("ReadOnlyRootFs", "spec.readOnlyRootFilesystem"),
            text("Volumes", policy -> String.join(",", policy.stringsAt("spec.volumes"))))
        .build();
  }

  /** A truth value under a column that is declared as text. */
  private static Column flag(String name, String path) {
    return typed(
        name,
        "string",
        (policy, now) -> JsonNodeFactory.instance.booleanNode(policy.booleanAt(path)));
  }
}
