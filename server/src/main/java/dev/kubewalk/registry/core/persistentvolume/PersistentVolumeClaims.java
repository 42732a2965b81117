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
import dev.kubewalk.registry.page.ResourceLists;
import dev.kubewalk.registry.page.Rules;
import java.util.Set;

/** v1 PersistentVolumeClaim. Go: pkg/registry/core/persistentvolumeclaim. */
public final class PersistentVolumeClaims {
  private static final Set<String> SOURCES =
      Set.of("/PersistentVolumeClaim", "snapshot.storage.k8s.io/VolumeSnapshot");

  /** Also for the claim templates of stateful sets. */
  public static final Defaults DEFAULTS = defaults()
      .set("status.phase", "Pending")
      .include(claim -> claim.ensureObject("spec"))
      .set("spec.volumeMode", "Filesystem")
      .include(ResourceLists.rounded(
          "spec.resources.limits", "spec.resources.requests", "status.capacity"));

  private PersistentVolumeClaims() {}

  public static Resource define() {
    return Resource.of("", "persistentvolumeclaims", "PersistentVolumeClaim")
        .shortNames("pvc")
        .namespaced()
        .version("v1", DEFAULTS)
        .strategy(rules()
            .onCreate(PersistentVolumeClaims::pending)
            .onUpdate(PersistentVolumeClaims::prepareUpdate)
            .checks(PersistentVolumeRules::validateClaim)
            .checksUpdate(PersistentVolumeRules::validateClaimUpdate))
        .status(Rules.keeping("spec"))
        .deletes(DeleteRules.PLAIN.returningObject())
        .columns(
            text(
                "Status",
                claim -> claim.isTerminating() ? "Terminating" : claim.stringAt("status.phase")),
            field("Volume", "spec.volumeName"),
            text("Capacity", claim -> isBound(claim) ? capacity(claim) : ""),
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

  /** A volume whose size nobody has said yet has none. */
  private static String capacity(Unstructured claim) {
    return claim.has("status.capacity.storage") ? claim.stringAt("status.capacity.storage") : "0";
  }

  private static void pending(Unstructured claim) {
    Rules.clear(claim, "status");
    claim.set("status.phase", "Pending");
    dropDataSource(claim);
  }

  private static void prepareUpdate(Unstructured claim, Unstructured old) {
    Rules.keep(claim, old, "status");
    if (!old.has("spec.dataSource")) {
      dropDataSource(claim);
    }
  }

  /**
   * Volumes start as copies of claims or snapshots; the gate AnyVolumeDataSource is off in 1.18.
   *
   * <p>Go: pkg/api/persistentvolumeclaim/util.go (DropDisabledFields)
   */
  private static void dropDataSource(Unstructured claim) {
    String source =
        claim.stringAt("spec.dataSource.apiGroup") + "/" + claim.stringAt("spec.dataSource.kind");
    if (!SOURCES.contains(source)) {
      claim.remove("spec.dataSource");
    }
  }
}
