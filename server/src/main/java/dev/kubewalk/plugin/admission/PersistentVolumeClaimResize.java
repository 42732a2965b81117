package dev.kubewalk.plugin.admission;

import dev.kubewalk.apimachinery.api.resource.Quantity;
import dev.kubewalk.apimachinery.runtime.schema.GroupResource;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.admission.AdmissionPlugin;
import dev.kubewalk.apiserver.admission.Attributes;
import dev.kubewalk.apiserver.admission.Attributes.Operation;
import dev.kubewalk.apiserver.admission.ClusterReader;
import dev.kubewalk.apiserver.admission.Refusal;

/**
 * Lets a bound claim grow only where its storage class allows it.
 *
 * <p>Go: plugin/pkg/admission/storage/persistentvolume/resize/admission.go
 * (persistentVolumeClaimResize)
 */
public final class PersistentVolumeClaimResize implements AdmissionPlugin.Validating {
  private static final GroupResource CLASSES =
      new GroupResource("storage.k8s.io", "storageclasses");
  private static final String STORAGE = "spec.resources.requests.storage";

  private final ClusterReader cluster;

  public PersistentVolumeClaimResize(ClusterReader cluster) {
    this.cluster = cluster;
  }

  @Override
  public String name() {
    return "PersistentVolumeClaimResize";
  }

  @Override
  public boolean handles(Operation operation) {
    return operation == Operation.UPDATE;
  }

  @Override
  public void validate(Attributes attributes) {
    if (!attributes.is("", "persistentvolumeclaims")
        || !attributes.target().subresource().isEmpty()
        || attributes.object().isEmpty()
        || attributes.oldObject().isEmpty()) {
      return;
    }
    Unstructured claim = attributes.object().get();
    Unstructured old = attributes.oldObject().get();
    if (!grows(claim, old)) {
      return;
    }
    if (!old.stringAt("status.phase").equals("Bound")) {
      throw Refusal.forbidden(attributes, "Only bound persistent volume claims can be expanded");
    }
    if (!classAllowsIt(claim)) {
      throw Refusal.forbidden(
          attributes,
          "only dynamically provisioned pvc can be resized and the storageclass that provisions"
              + " the pvc must support resize");
    }
  }

  private static boolean grows(Unstructured claim, Unstructured old) {
    if (!claim.has(STORAGE) || !old.has(STORAGE)) {
      return false;
    }
    Quantity wanted = Quantity.parse(claim.stringAt(STORAGE));
    return wanted.compareTo(Quantity.parse(old.stringAt(STORAGE))) > 0;
  }

  private boolean classAllowsIt(Unstructured claim) {
    String beta = claim.annotations().getOrDefault("volume.beta.kubernetes.io/storage-class", "");
    String name = beta.isEmpty() ? claim.stringAt("spec.storageClassName") : beta;
    return !name.isEmpty()
        && cluster
            .get(CLASSES, "", name)
            .filter(found -> found.booleanAt("allowVolumeExpansion"))
            .isPresent();
  }
}
