package dev.kubewalk.apiserver.admission;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionResource;
import dev.kubewalk.apimachinery.runtime.serializer.json.DecodeException;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import java.util.List;

/**
 * What a plugin needs that shows objects to somebody outside: the versions in which the written
 * resource is served, and how its objects are converted to them and back.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/admission/interfaces.go (ObjectInterfaces)
 */
@FunctionalInterface
public interface ObjectInterfaces {
  /** Every version in which the resource is served, that of the request among them. */
  List<Version> equivalents();

  /** One version of a resource or subresource. */
  interface Version {
    GroupVersionResource resource();

    GroupVersionKind kind();

    /** A hub object in this version; the argument is not modified, the result is the caller's. */
    Unstructured fromHub(Unstructured object);

    /** Converts back an object that the caller owns. */
    Unstructured toHub(Unstructured object);

    /**
     * An object of this version out of a tree that somebody else wrote: what the kind does not know
     * is dropped, what is missing has its default.
     *
     * @throws DecodeException when a value has the wrong type
     */
    Unstructured decoded(JsonNode tree) throws DecodeException;
  }
}
