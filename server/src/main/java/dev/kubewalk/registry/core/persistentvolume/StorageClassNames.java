package dev.kubewalk.registry.core.persistentvolume;

import dev.kubewalk.apimachinery.unstructured.Unstructured;

/** A volume's or claim's class: an old annotation wins over the field. */
final class StorageClassNames {
  static final String ANNOTATION = "volume.beta.kubernetes.io/storage-class";

  private StorageClassNames() {}

  static String of(Unstructured object) {
    String old = object.annotations().get(ANNOTATION);
    return old != null ? old : object.stringAt("spec.storageClassName");
  }
}
