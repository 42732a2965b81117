package dev.kubewalk.plugin.admission;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.admission.AdmissionPlugin;
import dev.kubewalk.apiserver.admission.Attributes;
import dev.kubewalk.apiserver.admission.Attributes.Operation;

/**
 * Gives new volumes and claims the finalizer that holds them while they are in use.
 *
 * <p>Go: plugin/pkg/admission/storage/storageobjectinuseprotection/admission.go
 * (storageProtectionPlugin)
 */
public final class StorageObjectInUseProtection implements AdmissionPlugin.Mutating {
  @Override
  public String name() {
    return "StorageObjectInUseProtection";
  }

  @Override
  public boolean handles(Operation operation) {
    return operation == Operation.CREATE;
  }

  @Override
  public void admit(Attributes attributes) {
    if (!attributes.target().subresource().isEmpty() || attributes.object().isEmpty()) {
      return;
    }
    if (attributes.is("", "persistentvolumes")) {
      protect(attributes.object().get(), "kubernetes.io/pv-protection");
    } else if (attributes.is("", "persistentvolumeclaims")) {
      protect(attributes.object().get(), "kubernetes.io/pvc-protection");
    }
  }

  private static void protect(Unstructured object, String finalizer) {
    if (!object.finalizers().contains(finalizer)) {
      object.ensureArray("metadata.finalizers").add(finalizer);
    }
  }
}
