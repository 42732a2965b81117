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
 * Gives a new ingress that names no class the default one.
 *
 * <p>Go: plugin/pkg/admission/network/defaultingressclass/admission.go (classDefaulterPlugin)
 */
public final class DefaultIngressClass implements AdmissionPlugin.Mutating {
  private static final GroupResource CLASSES =
      new GroupResource("networking.k8s.io", "ingressclasses");
  private static final String OLD_ANNOTATION = "kubernetes.io/ingress.class";
  private static final List<String> IS_DEFAULT =
      List.of("ingressclass.kubernetes.io/is-default-class");

  private final ClusterReader cluster;

  public DefaultIngressClass(ClusterReader cluster) {
    this.cluster = cluster;
  }

  @Override
  public String name() {
    return "DefaultIngressClass";
  }

  @Override
  public boolean handles(Operation operation) {
    return operation == Operation.CREATE;
  }

  @Override
  public void admit(Attributes attributes) {
    if (!attributes.target().resource().resource().equals("ingresses")
        || !attributes.target().subresource().isEmpty()) {
      return;
    }
    attributes
        .object()
        .filter(ingress -> !namesClass(ingress))
        .ifPresent(ingress -> setDefault(ingress, attributes));
  }

  private static boolean namesClass(Unstructured ingress) {
    return ingress.has("spec.ingressClassName")
        || ingress.annotations().containsKey(OLD_ANNOTATION);
  }

  private void setDefault(Unstructured ingress, Attributes attributes) {
    List<Unstructured> defaults = DefaultClass.find(cluster, CLASSES, IS_DEFAULT);
    if (defaults.size() > 1) {
      throw Refusal.forbidden(
          attributes,
          "Internal error occurred: " + defaults.size() + " default IngressClasses were found");
    }
    defaults.forEach(found -> ingress.set("spec.ingressClassName", found.name()));
  }
}
