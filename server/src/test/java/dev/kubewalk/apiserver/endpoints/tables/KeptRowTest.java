package dev.kubewalk.apiserver.endpoints.tables;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.registry.rest.Column;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class KeptRowTest {
  private static final Instant BIRTH = Instant.parse("2020-01-01T00:00:00Z");

  /** Seconds since the birth; null before it. */
  private record Seconds() implements Column.Ageing {
    @Override
    public Instant since(Unstructured object) {
      return BIRTH;
    }

    @Override
    public JsonNode at(Instant since, Instant now) {
      return since == null
          ? JsonNodeFactory.instance.nullNode()
          : JsonNodeFactory.instance.numberNode(Duration.between(since, now).toSeconds());
    }
  }

  @Test
  void fillsInTheAgesOfTheMoment() {
    KeptRow.Builder builder = new KeptRow.Builder("[\"ä\",");
    builder.age(new Seconds(), BIRTH);
    builder.text(",").age(new Seconds(), null);
    KeptRow row = builder.text("]").build();

    assertThat(written(row, BIRTH.plusSeconds(5))).isEqualTo("[\"ä\",5,null]");
    assertThat(written(row, BIRTH.plusSeconds(70))).isEqualTo("[\"ä\",70,null]");
  }

  @Test
  void mayBeWithoutAges() {
    assertThat(written(new KeptRow.Builder("{").text("}").build(), BIRTH)).isEqualTo("{}");
  }

  private static String written(KeptRow row, Instant now) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    row.writeTo(out, now);
    return out.toString(StandardCharsets.UTF_8);
  }
}
