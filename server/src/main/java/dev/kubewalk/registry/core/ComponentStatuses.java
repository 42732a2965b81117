package dev.kubewalk.registry.core;

import static dev.kubewalk.registry.page.Cells.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.apiserver.registry.rest.Verb;
import dev.kubewalk.apiserver.registry.rest.VirtualStorage;
import dev.kubewalk.registry.page.Defaults;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** v1 ComponentStatus: asks the cluster's components how they are. Go: pkg/registry/core/componentstatus. */
final class ComponentStatuses {
  private ComponentStatuses() {}

  static Resource define(Map<String, Supplier<ComponentHealth>> probes) {
    return Resource.of("", "componentstatuses", "ComponentStatus")
        .shortNames("cs")
        .verbs(Set.of(Verb.GET, Verb.LIST))
        .version("v1", Defaults.none())
        .notStored(new Answers(new TreeMap<>(probes)))
        .columns(
            text(
                "Status",
                status -> condition(status, "status").equals("True") ? "Healthy" : "Unhealthy"),
            text("Message", status -> condition(status, "message")),
            text("Error", status -> condition(status, "error")))
        .build();
  }

  private static String condition(Unstructured status, String field) {
    return status.objectsAt("conditions").stream()
        .filter(c -> c.stringAt("type").equals("Healthy"))
        .map(c -> c.stringAt(field))
        .findFirst()
        .orElse("");
  }

  private record Answers(Map<String, Supplier<ComponentHealth>> probes) implements VirtualStorage {
    @Override
    public Unstructured get(RequestContext context, String name) {
      Supplier<ComponentHealth> probe = probes.get(name);
      if (probe == null) {
        throw ApiErrors.raw("Component not found: " + name);
      }
      return status(name, probe.get());
    }

    @Override
    public List<Unstructured> list(RequestContext context) {
      return probes.entrySet().stream()
          .map(probe -> status(probe.getKey(), probe.getValue().get()))
          .toList();
    }

    private static Unstructured status(String name, ComponentHealth health) {
      Unstructured status = Unstructured.create("v1", "ComponentStatus");
      status.set("metadata.name", name);
      status.set("metadata.selfLink", "/api/v1/componentstatuses/" + name);
      ObjectNode condition = status.ensureArray("conditions").addObject();
      condition.put("type", "Healthy");
      condition.put("status", health.healthy() ? "True" : "False");
      condition.put("message", health.message());
      return status;
    }
  }
}
