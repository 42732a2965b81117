package dev.kubewalk.apiserver.storage;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import java.util.HashMap;
import java.util.Map;

/**
 * Values are the objects' JSON text, in the one version there is. Selectable fields are the name and
 * the namespace.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/runtime/serializer/json/json.go (Serializer)
 */
public class JsonCodec implements Codec {
  @Override
  public byte[] encode(Unstructured object) {
    return JsonText.write(object);
  }

  @Override
  public Unstructured decode(byte[] value) {
    return JsonText.read(value);
  }

  @Override
  public boolean isServable(byte[] value) {
    return true;
  }

  @Override
  public Attributes attributes(Unstructured object) {
    Map<String, String> fields = new HashMap<>();
    fields.put("metadata.name", object.name());
    if (!object.namespace().isEmpty()) {
      fields.put("metadata.namespace", object.namespace());
    }
    return new Attributes(object.labels(), fields);
  }
}
