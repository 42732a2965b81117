package dev.kubewalk.plugin.admission;

import dev.kubewalk.apimachinery.runtime.schema.GroupResource;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.admission.AdmissionPlugin;
import dev.kubewalk.apiserver.admission.Attributes;
import dev.kubewalk.apiserver.admission.Attributes.Operation;
import dev.kubewalk.apiserver.admission.ClusterReader;
import dev.kubewalk.apiserver.admission.Refusal;
import java.util.List;

/**
 * Gives a claim that names no storage class the default one. An empty name means none at all.
 *
 * <p>Go: plugin/pkg/admission/storage/storageclass/setdefault/admission.go (claimDefaulterPlugin)
 */
public final class DefaultStorageClass implements AdmissionPlugin.Mutating {
  private static final GroupResource CLASSES =
      new GroupResource("storage.k8s.io", "storageclasses");
  private static final String BETA_ANNOTATION = "volume.beta.kubernetes.io/storage-class";
  private static final List<String> IS_DEFAULT = List.of(
      "storageclass.kubernetes.io/is-default-class",
      "storageclass.beta.kubernetes.io/is-default-class");

  private final ClusterReader cluster;

  public DefaultStorageClass(ClusterReader cluster) {
    this.cluster = cluster;
  }

  @Override
  public String name() {
    return "DefaultStorageClass";
  }

  @Override
  public boolean handles(Operation operation) {
    return operation == Operation.CREATE;
  }

  @Override
  public void admit(Attributes attributes) {
    if (!attributes.is("", "persistentvolumeclaims")
        || !attributes.target().subresource().isEmpty()) {
      return;
    }
    attributes
        .object()
        .filter(claim -> !namesClass(claim))
        .ifPresent(claim -> setDefault(claim, attributes));
  }

  private static boolean namesClass(Unstructured claim) {
    return claim.has("spec.storageClassName") || claim.annotations().containsKey(BETA_ANNOTATION);
  }

  private void setDefault(Unstructured claim, Attributes attributes) {
    List<Unstructured> defaults = DefaultClass.find(cluster, CLASSES, IS_DEFAULT);
    if (defaults.size() > 1) {
      throw Refusal.forbidden(
          attributes,
          "Internal error occurred: " + defaults.size() + " default StorageClasses were found");
    }
    defaults.forEach(found -> claim.set("spec.storageClassName", found.name()));
  }
}
