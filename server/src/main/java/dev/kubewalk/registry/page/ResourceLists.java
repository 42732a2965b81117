package dev.kubewalk.registry.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.kubewalk.apimachinery.api.resource.Quantity;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Lists of amounts by resource, which know no less than a thousandth: what is finer is rounded up
 * as soon as it is read.
 *
 * <p>Go: pkg/apis/core/v1/defaults.go (SetDefaults_ResourceList)
 */
public final class ResourceLists {
  private ResourceLists() {}

  /** Rounds up the lists at {@code paths}. */
  public static Consumer<Unstructured> rounded(String... paths) {
    return object -> {
      for (String path : paths) {
        if (object.at(path) instanceof ObjectNode amounts) {
          amounts.properties().forEach(ResourceLists::roundUp);
        }
      }
    };
  }

  private static void roundUp(Map.Entry<String, JsonNode> amount) {
    String text = amount.getValue().asText();
    // Amounts are canonical: only these ways of writing are finer than a thousandth.
    if (text.endsWith("u") || text.endsWith("n") || text.contains("e-")) {
      amount.setValue(TextNode.valueOf(Quantity.parse(text).roundUpToMilli().toString()));
    }
  }
}
