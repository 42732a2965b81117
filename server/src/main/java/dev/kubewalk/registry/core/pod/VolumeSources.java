package dev.kubewalk.registry.core.pod;

import static dev.kubewalk.registry.page.Defaults.defaults;

import dev.kubewalk.registry.page.Defaults;

/**
 * Defaults of the volume sources that pods and persistent volumes share.
 *
 * <p>Go: pkg/apis/core/v1/defaults.go (SetDefaults_ISCSIVolumeSource and its neighbours)
 */
public final class VolumeSources {
  public static final Defaults DEFAULTS = defaults()
      .in("hostPath", defaults().set("type", ""))
      .in("iscsi", defaults().set("iscsiInterface", "default"))
      .in(
          "rbd",
          defaults().set("pool", "rbd").set("user", "admin").set("keyring", "/etc/ceph/keyring"))
      .in(
          "azureDisk",
          defaults()
              .set("cachingMode", "ReadWrite")
              .set("kind", "Shared")
              .set("fsType", "ext4")
              .set("readOnly", false))
      .in("scaleIO", defaults().set("storageMode", "ThinProvisioned").set("fsType", "xfs"));

  private VolumeSources() {}
}
