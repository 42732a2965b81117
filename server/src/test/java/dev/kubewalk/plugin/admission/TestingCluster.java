package dev.kubewalk.plugin.admission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.runtime.schema.GroupResource;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionResource;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.admission.Attributes;
import dev.kubewalk.apiserver.admission.Attributes.Operation;
import dev.kubewalk.apiserver.admission.Attributes.Target;
import dev.kubewalk.apiserver.admission.ClusterReader;
import dev.kubewalk.apiserver.admission.ReinvocationContext;
import dev.kubewalk.apiserver.authentication.UserInfo;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A cluster of a few objects, written as JSON with single quotes. */
public final class TestingCluster implements ClusterReader {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<GroupResource, List<Unstructured>> objects = new HashMap<>();

  public static Unstructured object(String json) {
    try {
      return Unstructured.of((ObjectNode) JSON.readTree(json.replace('\'', '"')));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  public TestingCluster with(String group, String resource, String json) {
    objects
        .computeIfAbsent(new GroupResource(group, resource), r -> new ArrayList<>())
        .add(object(json));
    return this;
  }

  @Override
  public Optional<Unstructured> get(GroupResource resource, String namespace, String name) {
    return list(resource, namespace).stream().filter(o -> o.name().equals(name)).findFirst();
  }

  @Override
  public List<Unstructured> list(GroupResource resource, String namespace) {
    return objects.getOrDefault(resource, List.of()).stream()
        .filter(o -> namespace.isEmpty() || o.namespace().equals(namespace))
        .toList();
  }

  /** A create of {@code object} in the namespace ns by nobody in particular. */
  public static Attributes create(String resource, String kind, Unstructured object) {
    return write(Operation.CREATE, resource, kind, object, null);
  }

  public static Attributes write(
      Operation operation, String resource, String kind, Unstructured object, Unstructured old) {
    Target target = new Target(
        new GroupVersionKind("", "v1", kind),
        new GroupVersionResource("", "v1", resource),
        "",
        "ns",
        object.name(),
        List::of);
    return new Attributes(
        operation,
        target,
        Optional.of(object),
        Optional.ofNullable(old),
        object("{}"),
        false,
        new UserInfo("somebody", List.of()),
        new ReinvocationContext());
  }
}
