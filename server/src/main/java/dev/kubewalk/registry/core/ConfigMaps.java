package dev.kubewalk.registry.core;

import static dev.kubewalk.registry.page.Cells.age;
import static dev.kubewalk.registry.page.Cells.node;
import static dev.kubewalk.registry.page.Rules.rules;

import com.fasterxml.jackson.databind.node.IntNode;
import dev.kubewalk.apimachinery.validation.field.ErrorType;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.registry.page.Defaults;
import dev.kubewalk.registry.page.Formats;
import dev.kubewalk.registry.page.Scope;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** v1 ConfigMap. Go: pkg/registry/core/configmap, pkg/apis/core/validation. */
final class ConfigMaps {
  private static final int MAX_BYTES = 1024 * 1024;

  private ConfigMaps() {}

  static Resource define() {
    return Resource.of("", "configmaps", "ConfigMap")
        .shortNames("cm")
        .namespaced()
        .version("v1", Defaults.none())
        .strategy(rules()
            // The gate ImmutableEphemeralVolumes is off in 1.18.
            .onCreate(map -> map.remove("immutable"))
            .onUpdate((map, old) -> map.remove("immutable"))
            .checks(ConfigMaps::validate))
        .columns(
            node(
                "Data",
                map ->
                    IntNode.valueOf(map.at("data").size() + map.at("binaryData").size())),
            age())
        .build();
  }

  private static void validate(Scope map) {
    long total = 0;
    for (var entry : map.node("data").properties()) {
      key(map, "data", entry.getKey());
      if (map.node("binaryData").has(entry.getKey())) {
        map.add(FieldError.invalid(
            "data[" + entry.getKey() + "]",
            entry.getKey(),
            "duplicate of key present in binaryData"));
      }
      total += entry.getValue().asText().getBytes(StandardCharsets.UTF_8).length;
    }
    for (var entry : map.node("binaryData").properties()) {
      key(map, "binaryData", entry.getKey());
      total += Base64.getMimeDecoder().decode(entry.getValue().asText()).length;
    }
    if (total > MAX_BYTES) {
      map.add(new FieldError(
          ErrorType.TOO_LONG, "[]", "", "must have at most " + MAX_BYTES + " bytes"));
    }
  }

  private static void key(Scope map, String field, String key) {
    Formats.configKey(key)
        .forEach(p -> map.add(FieldError.invalid(field + "[" + key + "]", key, p)));
  }
}
