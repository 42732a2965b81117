package dev.kubewalk.apiserver.endpoints.tables;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.unstructured.Unstructured;

/**
 * An object's metadata alone.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/types.go (PartialObjectMetadata)
 */
public final class PartialMetadata {
  private PartialMetadata() {}

  /**
   * @param apiVersion of meta.k8s.io, in which it is asked for
   */
  public static ObjectNode of(Unstructured object, String apiVersion) {
    ObjectNode partial = JsonNodeFactory.instance.objectNode();
    partial.put("kind", "PartialObjectMetadata");
    partial.put("apiVersion", apiVersion);
    ObjectNode metadata = partial.putObject("metadata");
    metadata.setAll(object.objectAt("metadata").node());
    if (!metadata.has("creationTimestamp")) {
      metadata.putNull("creationTimestamp");
    }
    return partial;
  }
}
