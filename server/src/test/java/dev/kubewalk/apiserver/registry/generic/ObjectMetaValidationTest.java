package dev.kubewalk.apiserver.registry.generic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.registry.rest.NameValidators;
import org.junit.jupiter.api.Test;

class ObjectMetaValidationTest {
  @Test
  void managersHaveShortNames() {
    Unstructured object = Unstructured.create("v1", "Node").set("metadata.name", "n");
    object.node().withArray("/metadata/managedFields").addObject().put("manager", "x".repeat(129));
    String problem = "metadata.fieldManager: Too long: must have at most 128 bytes";
    var validation = new ObjectMetaValidation(false, NameValidators::pathSegment, false);
    assertThat(validation.validate(object).message()).isEqualTo(problem);
    object.set("metadata.resourceVersion", "1");
    assertThat(ObjectMetaValidation.validateUpdate(object, object).message()).isEqualTo(problem);
  }
}
