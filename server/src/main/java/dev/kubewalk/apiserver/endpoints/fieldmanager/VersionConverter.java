package dev.kubewalk.apiserver.endpoints.fieldmanager;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.endpoints.fieldmanager.merge.Converter;
import dev.kubewalk.apiserver.endpoints.fieldmanager.typed.TypedException;
import dev.kubewalk.apiserver.endpoints.fieldmanager.typed.TypedValue;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.apiserver.registry.rest.ServedVersion;
import java.util.Optional;

/**
 * Converts the objects of a resource between its versions, by way of the hub.
 *
 * <p>Go:
 * staging/src/k8s.io/apiserver/pkg/endpoints/handlers/fieldmanager/internal/versionconverter.go
 * (versionConverter)
 */
final class VersionConverter implements Converter {
  private final Resource resource;
  private final TypeConverter types;

  VersionConverter(Resource resource, TypeConverter types) {
    this.resource = resource;
    this.types = types;
  }

  @Override
  public Optional<TypedValue> convert(TypedValue object, String apiVersion) throws TypedException {
    String from = object.value().path("apiVersion").asText();
    if (from.equals(apiVersion)) {
      return Optional.of(object);
    }
    Optional<ServedVersion> source = version(from);
    Optional<ServedVersion> target = version(apiVersion);
    if (source.isEmpty() || target.isEmpty()) {
      return Optional.empty();
    }
    Unstructured copy = Unstructured.of(((ObjectNode) object.value()).deepCopy());
    String hubVersion = resource.hubVersion().toString();
    Unstructured hub = from.equals(hubVersion)
        ? copy
        : source.get().conversion().toHub().apply(copy).set("apiVersion", hubVersion);
    Unstructured converted = apiVersion.equals(hubVersion)
        ? hub
        : target.get().conversion().fromHub().apply(hub).set("apiVersion", apiVersion);
    return Optional.of(
        types.objectToTyped(types.normalize(converted, target.get().kind())));
  }

  private Optional<ServedVersion> version(String apiVersion) {
    return resource.versions().stream()
        .filter(version -> version.kind().groupVersion().toString().equals(apiVersion))
        .findFirst();
  }
}
