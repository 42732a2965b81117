package dev.kubewalk.registry.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceListsTest {
  @ParameterizedTest
  @CsvSource({
    "100u, 1m",
    "1, 1",
    "1000100u, 1001m",
    "1e-6, 1e-3",
    "5n, 1m",
    "1m, 1m",
    "1500m, 1500m",
    "1Gi, 1Gi"
  })
  void roundsUpToThousandths(String given, String rounded) {
    Unstructured container = Unstructured.create("v1", "Container");
    container.set("resources.limits.cpu", given).set("other.cpu", given);
    ResourceLists.rounded("resources.limits", "resources.requests").accept(container);
    assertThat(container.stringAt("resources.limits.cpu")).isEqualTo(rounded);
    assertThat(container.stringAt("other.cpu")).isEqualTo(given);
  }
}
