package dev.kubewalk.apiextensions.registry.customresource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SchemaBasedValidatorTest {
  private final SchemaBasedValidator validator =
      new SchemaBasedValidator("Gadget", Optional.empty(), Unstructured.create("", ""));

  @Test
  void anObjectIsOfTheDefinedKind() {
    assertThat(validator.validate(Unstructured.create("g/v1", "Gadget"))).isEmpty();
    assertThat(validator.validate(Unstructured.create("g/v1", "Other")).message())
        .isEqualTo("kind: Invalid value: \"Other\": must be Gadget");
  }
}
