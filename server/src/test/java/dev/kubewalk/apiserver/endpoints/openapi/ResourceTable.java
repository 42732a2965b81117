package dev.kubewalk.apiserver.endpoints.openapi;

import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apiserver.registry.rest.Verb;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads resources.tsv, the resources that v1.18 serves by default. */
final class ResourceTable {
  private static final List<String> PROXY =
      List.of("delete", "get", "head", "options", "patch", "post", "put");

  private ResourceTable() {}

  static List<ApiResource> read() throws IOException {
    List<ApiResource> resources = new ArrayList<>();
    try (BufferedReader in = new BufferedReader(new InputStreamReader(
        ResourceTable.class.getResourceAsStream("resources.tsv"), StandardCharsets.UTF_8))) {
      in.lines().filter(line -> !line.startsWith("#")).forEach(line -> resources.add(row(line)));
    }
    return resources;
  }

  private static ApiResource row(String line) {
    String[] row = line.split("\t", -1);
    List<ApiSubresource> subresources = new ArrayList<>();
    for (String text : row[6].split(" ")) {
      if (!text.equals("-")) {
        subresources.add(subresource(text.split(":", -1)));
      }
    }
    return new ApiResource(
        kind(row[0]),
        row[1],
        row[2].equals("N"),
        verbs(row[3]),
        row[4].equals("exports"),
        row[5].equals("object"),
        subresources);
  }

  private static ApiSubresource subresource(String[] parts) {
    return switch (parts[2]) {
      case "proxy" -> new ApiSubresource(parts[0], kind(parts[1]), Set.of(), PROXY, true);
      case "connect" ->
        new ApiSubresource(parts[0], kind(parts[1]), Set.of(), List.of("get", "post"), false);
      default -> new ApiSubresource(parts[0], kind(parts[1]), verbs(parts[2]), List.of(), false);
    };
  }

  private static GroupVersionKind kind(String text) {
    String[] parts = text.split("/", -1);
    return new GroupVersionKind(parts[0], parts[1], parts[2]);
  }

  private static Set<Verb> verbs(String text) {
    Set<Verb> verbs = EnumSet.noneOf(Verb.class);
    for (String verb : text.split(",")) {
      verbs.add(Verb.valueOf(verb.toUpperCase(Locale.ROOT)));
    }
    return verbs;
  }
}
