package dev.kubewalk.apiserver.admission;

import dev.kubewalk.apimachinery.runtime.schema.GroupResource;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import java.util.List;
import java.util.Optional;

/**
 * What admission plugins may look up in the cluster. Objects come in their resource's hub version
 * and are not to be modified.
 *
 * <p>Go: the listers and clients that plugin initializers hand out
 * (staging/src/k8s.io/apiserver/pkg/admission/initializer/interfaces.go)
 */
public interface ClusterReader {
  /**
   * @param namespace empty for a resource of the cluster
   */
  Optional<Unstructured> get(GroupResource resource, String namespace, String name);

  /**
   * @param namespace empty for all namespaces
   */
  List<Unstructured> list(GroupResource resource, String namespace);
}
