package dev.kubewalk.apiserver.endpoints.fieldmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath.FieldsException;
import dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath.FieldsV1;
import dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath.ManagerIdentifier;
import dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath.VersionedSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads and writes metadata.managedFields.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/fieldmanager/internal/managedfields.go
 * (DecodeObjectManagedFields, EncodeObjectManagedFields)
 */
final class ManagedFields {
  private static final String PATH = "metadata.managedFields";

  private ManagedFields() {}

  /**
   * @throws FieldsException when the fields of an entry are no set
   */
  static Managed decode(Unstructured object) throws FieldsException {
    JsonNode entries = object.at(PATH);
    if (entries.isEmpty()) {
      return Managed.NONE;
    }
    var fields = new TreeMap<ManagerIdentifier, VersionedSet>();
    var times = new HashMap<ManagerIdentifier, String>();
    for (JsonNode entry : entries) {
      String operation = entry.path("operation").asText();
      String apiVersion = entry.path("apiVersion").asText();
      ManagerIdentifier manager =
          ManagerIdentifier.of(entry.path("manager").asText(), operation, apiVersion);
      boolean applied = operation.equals(ManagerIdentifier.APPLY);
      fields.put(
          manager, new VersionedSet(FieldsV1.read(entry.path("fieldsV1")), apiVersion, applied));
      if (entry.path("time").isTextual()) {
        times.put(manager, entry.path("time").textValue());
      }
    }
    return new Managed(fields, times);
  }

  /** The object without its managedFields; the given one stays as it is. */
  static Unstructured removedFrom(Unstructured object) {
    if (!(object.at("metadata") instanceof ObjectNode metadata)) {
      return object;
    }
    ObjectNode bare = JsonNodeFactory.instance.objectNode();
    bare.setAll(object.node());
    ObjectNode bareMetadata = JsonNodeFactory.instance.objectNode();
    bareMetadata.setAll(metadata);
    bareMetadata.remove("managedFields");
    bare.set("metadata", bareMetadata);
    return Unstructured.of(bare);
  }

  /** Writes the owners into {@code object}: appliers first, then by time and name. */
  static void encode(Unstructured object, Managed managed) {
    if (managed.fields().isEmpty()) {
      object.remove(PATH);
      return;
    }
    List<Map.Entry<ManagerIdentifier, VersionedSet>> entries =
        new ArrayList<>(managed.fields().entrySet());
    entries.sort(Comparator.<Map.Entry<ManagerIdentifier, VersionedSet>, String>comparing(
            entry -> operationOf(entry))
        .thenComparing(entry -> managed.times().getOrDefault(entry.getKey(), ""))
        .thenComparing(entry -> entry.getKey().manager())
        .thenComparing(entry -> entry.getValue().apiVersion()));
    ArrayNode encoded = JsonNodeFactory.instance.arrayNode(entries.size());
    entries.forEach(entry -> encoded.add(encode(entry, managed.times().get(entry.getKey()))));
    object.set(PATH, encoded);
  }

  private static String operationOf(Map.Entry<ManagerIdentifier, VersionedSet> entry) {
    return entry.getValue().applied() ? ManagerIdentifier.APPLY : entry.getKey().operation();
  }

  private static ObjectNode encode(Map.Entry<ManagerIdentifier, VersionedSet> entry, String time) {
    ObjectNode encoded = JsonNodeFactory.instance.objectNode();
    if (!entry.getKey().manager().isEmpty()) {
      encoded.put("manager", entry.getKey().manager());
    }
    encoded.put("operation", operationOf(entry));
    encoded.put("apiVersion", entry.getValue().apiVersion());
    if (time != null) {
      encoded.put("time", time);
    }
    encoded.put("fieldsType", "FieldsV1");
    encoded.set("fieldsV1", FieldsV1.write(entry.getValue().set()));
    return encoded;
  }
}
