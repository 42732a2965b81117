package dev.kubewalk.apimachinery.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SchemasTest {
  private final Schemas schemas = Schemas.load();

  @Test
  void holdsEveryDefinition() {
    assertThat(schemas.names()).hasSize(537);
    for (String name : schemas.names()) {
      ObjectSchema schema = schemas.byName(name).orElseThrow();
      schema.fields().values().forEach(f -> assertThat(f.goPath()).isNotEmpty());
    }
  }

  @Test
  void findsKinds() {
    ObjectSchema pod = schemas.byKind(new GroupVersionKind("", "v1", "Pod")).orElseThrow();
    assertThat(pod.name()).isEqualTo("io.k8s.api.core.v1.Pod");
    assertThat(pod.goType()).isEqualTo("v1.Pod");
    assertThat(schemas.byKind(new GroupVersionKind("apps", "v1beta1", "DeleteOptions")))
        .isPresent();
    assertThat(schemas.byKind(new GroupVersionKind("", "v1", "Gizmo"))).isEmpty();
  }

  @Test
  void knowsHowListsMerge() {
    Field ports = container().field("ports").orElseThrow();
    assertThat(ports.merge())
        .isEqualTo(new Merge(
            "map", List.of("containerPort", "protocol"), "containerPort", Set.of("merge")));
    assertThat(ports.schema()).isInstanceOf(ListSchema.class);
    assertThat(((ListSchema) ports.schema()).goType()).isEqualTo("[]v1.ContainerPort");
    assertThat(container().field("command").orElseThrow().merge()).isSameAs(Merge.UNSAID);
  }

  @Test
  void knowsTheGoStruct() {
    ObjectSchema volume = schemas.byName("io.k8s.api.core.v1.Volume").orElseThrow();
    Field hostPath = volume.field("hostPath").orElseThrow();
    assertThat(hostPath.goPath()).containsExactly("VolumeSource", "HostPath");
    assertThat(hostPath.pointer()).isTrue();
    Field resources = container().field("resources").orElseThrow();
    assertThat(resources.pointer()).isFalse();
    assertThat(resources.omitEmpty()).isTrue();
    assertThat(container().field("name").orElseThrow().omitEmpty()).isFalse();
  }

  @Test
  void tellsTimesApart() {
    assertThat(schemas.byName("io.k8s.api.core.v1.Event").orElseThrow().at("eventTime"))
        .contains(Scalar.MICRO_TIME);
    assertThat(
            schemas.byName("io.k8s.api.core.v1.Pod").orElseThrow().at("metadata.creationTimestamp"))
        .contains(Scalar.TIME);
  }

  @Test
  void definitionsAreOpenApi() {
    assertThat(schemas.definition("io.k8s.api.core.v1.ContainerPort").has("go")).isFalse();
    assertThat(schemas
            .definition("io.k8s.api.core.v1.ContainerPort")
            .path("required")
            .get(0)
            .asText())
        .isEqualTo("containerPort");
  }

  private ObjectSchema container() {
    return schemas.byName("io.k8s.api.core.v1.Container").orElseThrow();
  }
}
