package dev.kubewalk.apiserver.admission.plugin.namespace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.runtime.schema.GroupResource;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.admission.AdmissionPlugin;
import dev.kubewalk.apiserver.admission.Attributes;
import dev.kubewalk.apiserver.admission.Attributes.Operation;
import dev.kubewalk.apiserver.admission.ClusterReader;
import dev.kubewalk.apiserver.admission.Refusal;
import java.util.Set;

/**
 * Refuses writes into namespaces that do not exist, new objects in namespaces that are going away,
 * and the deletion of the three namespaces that a cluster cannot live without.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/namespace/lifecycle/admission.go
 * (Lifecycle)
 */
public final class NamespaceLifecycle implements AdmissionPlugin.Mutating {
  private static final GroupResource NAMESPACES = new GroupResource("", "namespaces");
  private static final Set<String> IMMORTAL = Set.of("default", "kube-system", "kube-public");

  private final ClusterReader cluster;

  public NamespaceLifecycle(ClusterReader cluster) {
    this.cluster = cluster;
  }

  @Override
  public String name() {
    return "NamespaceLifecycle";
  }

  @Override
  public boolean handles(Operation operation) {
    return operation != Operation.CONNECT;
  }

  @Override
  public void admit(Attributes attributes) {
    boolean onNamespace = attributes.is("", "namespaces");
    if (attributes.operation() == Operation.DELETE
        && onNamespace
        && IMMORTAL.contains(attributes.target().name())) {
      throw Refusal.forbidden(attributes, "this namespace may not be deleted");
    }
    String namespace = attributes.target().namespace();
    if (onNamespace || namespace.isEmpty() || isAccessReview(attributes)) {
      return;
    }
    if (attributes.operation() == Operation.DELETE) {
      return;
    }
    Unstructured found = cluster
        .get(NAMESPACES, "", namespace)
        .orElseThrow(() -> ApiErrors.notFound(NAMESPACES, namespace));
    if (attributes.operation() == Operation.CREATE && isGoingAway(found)) {
      throw terminating(attributes, namespace);
    }
  }

  /** Asking what one may do in a namespace must work whether it exists or not. */
  private static boolean isAccessReview(Attributes attributes) {
    return attributes.is("authorization.k8s.io", "localsubjectaccessreviews");
  }

  private static boolean isGoingAway(Unstructured namespace) {
    return namespace.stringAt("status.phase").equals("Terminating") || namespace.isTerminating();
  }

  private static StatusException terminating(Attributes attributes, String namespace) {
    StatusException refusal = Refusal.forbidden(
        attributes,
        "unable to create new content in namespace "
            + namespace
            + " because it is being terminated");
    ObjectNode status = refusal.toNode();
    Unstructured.of(status)
        .ensureArray("details.causes")
        .addObject()
        .put("reason", "NamespaceTerminating")
        .put("message", "namespace " + namespace + " is being terminated")
        .put("field", "metadata.namespace");
    return new StatusException(Unstructured.of(status));
  }
}
