package dev.kubewalk.registry.core.persistentvolume;

import static dev.kubewalk.registry.page.Cells.age;
import static dev.kubewalk.registry.page.Cells.field;
import static dev.kubewalk.registry.page.Cells.text;
import static dev.kubewalk.registry.page.Defaults.defaults;
import static dev.kubewalk.registry.page.Rules.rules;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.registry.rest.DeleteRules;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.registry.core.pod.VolumeSources;
import dev.kubewalk.registry.page.Defaults;
import dev.kubewalk.registry.page.ResourceLists;
import dev.kubewalk.registry.page.Rules;

/** v1 PersistentVolume. Go: pkg/registry/core/persistentvolume. */
public final class PersistentVolumes {
  private static final Defaults DEFAULTS = defaults()
      .set("status.phase", "Pending")
      .include(volume -> volume.ensureObject("spec"))
      .set("spec.persistentVolumeReclaimPolicy", "Retain")
      .set("spec.volumeMode", "Filesystem")
      .include(ResourceLists.rounded("spec.capacity"))
      .in("spec", VolumeSources.DEFAULTS);

  private PersistentVolumes() {}

  public static Resource define() {
    return Resource.of("", "persistentvolumes", "PersistentVolume")
        .shortNames("pv")
        .version("v1", DEFAULTS)
        .strategy(rules()
            .onCreate(PersistentVolumes::pending)
            .onUpdate((volume, old) -> Rules.keep(volume, old, "status"))
            .checks(PersistentVolumeRules::validate)
            .checksUpdate(PersistentVolumeRules::validateUpdate))
        .status(Rules.keeping("spec"))
        .deletes(DeleteRules.PLAIN.returningObject())
        .columns(
            field("Capacity", "spec.capacity.storage"),
            text("Access Modes", volume -> AccessModes.shortForm(volume, "spec.accessModes")),
            field("Reclaim Policy", "spec.persistentVolumeReclaimPolicy"),
            text("Status", PersistentVolumes::status),
            text("Claim", PersistentVolumes::claim),
            text("StorageClass", StorageClassNames::of),
            field("Reason", "status.reason"),
            age(),
            text(
                    "VolumeMode",
                    v -> v.has("spec.volumeMode") ? v.stringAt("spec.volumeMode") : "<unset>")
                .wide())
        .build();
  }

  private static void pending(Unstructured volume) {
    Rules.clear(volume, "status");
    volume.set("status.phase", "Pending");
  }

  private static String status(Unstructured volume) {
    return volume.isTerminating() ? "Terminating" : volume.stringAt("status.phase");
  }

  private static String claim(Unstructured volume) {
    return volume.has("spec.claimRef")
        ? volume.stringAt("spec.claimRef.namespace") + "/" + volume.stringAt("spec.claimRef.name")
        : "";
  }
}
