package dev.kubewalk.registry.core.persistentvolume;

import static dev.kubewalk.registry.page.Cells.age;
import static dev.kubewalk.registry.page.Cells.field;
import static dev.kubewalk.registry.page.Cells.text;
import static dev.kubewalk.registry.page.Defaults.defaults;
import static dev.kubewalk.registry.page.Rules.rules;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.registry.rest.DeleteRules;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.registry.page.Defaults;
import dev.kubewalk.registry.page.Rules;

/** v1 PersistentVolumeClaim. Go: pkg/registry/core/persistentvolumeclaim. */
public final class PersistentVolumeClaims {
  /** Also for the claim templates of stateful sets. */
  public static final Defaults DEFAULTS = defaults()
      .set("status.phase", "Pending")
      .include(claim -> claim.ensureObject("spec"))
      .set("spec.volumeMode", "Filesystem");

  private PersistentVolumeClaims() {}

  public static Resource define() {
    return Resource.of("", "persistentvolumeclaims", "PersistentVolumeClaim")
        .shortNames("pvc")
        .namespaced()
        .version("v1", DEFAULTS)
        .strategy(rules()
            .onCreate(PersistentVolumeClaims::pending)
            .onUpdate((claim, old) -> Rules.keep(claim, old, "status"))
            .checks(PersistentVolumeRules::validateClaim)
            .checksUpdate(PersistentVolumeRules::validateClaimUpdate))
        .status(Rules.keeping("spec"))
        .deletes(DeleteRules.PLAIN.returningObject())
        .columns(
            text(
                "Status",
                claim -> claim.isTerminating() ? "Terminating" : claim.stringAt("status.phase")),
            field("Volume", "spec.volumeName"),
            text(
                "Capacity",
                claim -> isBound(claim) ? claim.stringAt("status.capacity.storage") : ""),
            text(
                "Access Modes",
                claim -> isBound(claim) ? AccessModes.shortForm(claim, "status.accessModes") : ""),
            text("StorageClass", StorageClassNames::of),
            age(),
            text(
                    "VolumeMode",
                    claim -> claim.has("spec.volumeMode")
                        ? claim.stringAt("spec.volumeMode")
                        : "<unset>")
                .wide())
        .build();
  }

  private static boolean isBound(Unstructured claim) {
    return !claim.stringAt("spec.volumeName").isEmpty();
  }

  private static void pending(Unstructured claim) {
    Rules.clear(claim, "status");
    claim.set("status.phase", "Pending");
  }
}
