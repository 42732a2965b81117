package dev.kubewalk.apiserver.endpoints.fieldmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.runtime.serializer.json.SchemaDecoder;
import dev.kubewalk.apimachinery.schema.Schemas;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.componentbase.Clock;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What writes do to the owners of a config map. */
class StructuredFieldManagerTest {
  private static final String META = "'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'a'}";

  private final FieldManager manager = configMaps();
  private Optional<Unstructured> live = Optional.empty();

  private static FieldManager configMaps() {
    Resource resource = Resource.of("", "configmaps", "ConfigMap")
        .namespaced()
        .version("v1", o -> {})
        .build();
    return new StructuredFieldManagers(new SchemaDecoder(Schemas.load()), Clock.system())
        .forResource(resource, resource.version("v1").orElseThrow(), "");
  }

  @Test
  void createOwnsWhatItSays() throws IOException {
    update("one", "{%s,'data':{'k':'v'}}");
    assertThat(owners()).isEqualTo("one Update {f:data:{.:{},f:k:{}}}");
  }

  @Test
  void updateTakesWhatItChangesOnly() throws IOException {
    apply("one", "{%s,'data':{'k':'v','l':'v'}}", false);
    update("editor", "{%s,'data':{'k':'edited','l':'v'}}");
    assertThat(owners()).isEqualTo("one Apply {f:data:{f:l:{}}}; editor Update {f:data:{f:k:{}}}");
  }

  @Test
  void applyRemovesWhatItNoLongerSays() throws IOException {
    apply("one", "{%s,'data':{'k':'v','l':'v'}}", false);
    apply("two", "{%s,'data':{'k':'v'}}", false);
    apply("one", "{%s}", false);
    assertThat(live.orElseThrow().at("data")).isEqualTo(parse("{'k':'v'}"));
    assertThat(owners()).isEqualTo("two Apply {f:data:{f:k:{}}}");
  }

  @Test
  void applyConflictsUnlessForced() throws IOException {
    apply("one", "{%s,'data':{'k':'v','l':'v'}}", false);
    assertThatThrownBy(() -> apply("two", "{%s,'data':{'k':'w','l':'w'}}", false))
        .isInstanceOf(StatusException.class)
        .hasMessage("Apply failed with 2 conflicts: conflicts with \"one\":\n- .data.k\n- .data.l");
    apply("two", "{%s,'data':{'k':'w'}}", true);
    assertThat(owners()).isEqualTo("one Apply {f:data:{f:l:{}}}; two Apply {f:data:{f:k:{}}}");
  }

  @Test
  void foldsTheOldestUpdaters() throws IOException {
    for (int i = 0; i < 12; i++) {
      update("u" + i, "{%s,'data':{'k" + i + "':'v'}}");
    }
    StringBuilder data = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      data.append(i == 0 ? "" : ",").append("'k").append(i).append("':'v'");
      update("all" + i, "{%s,'data':{" + data + "}}");
    }
    assertThat(live.orElseThrow().at("metadata.managedFields").size()).isEqualTo(10);
    assertThat(owners()).contains("ancient-changes Update");
  }

  @Test
  void clearedOwnersStayCleared() throws IOException {
    update("one", "{%s,'data':{'k':'v'}}");
    Unstructured cleared = live.orElseThrow().copy();
    cleared.set("metadata.managedFields", parse("{'x':[{}]}").get("x"));
    live = Optional.of(manager.update(live, cleared, "one"));
    assertThat(owners()).isEmpty();
    assertThatThrownBy(() -> apply("two", "{%s,'data':{'k':'w'}}", false))
        .hasMessage("Apply failed with 1 conflict: conflict with \"before-first-apply\""
            + " using v1: .data.k");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{%s,'bogus':1} | .bogus: field not declared in schema",
        "{%s,'data':{'k':5}} | .data.k: expected string, got &value.valueUnstructured{Value:5}",
        "{%s,'data':['x']} | .data: expected map, got &{[x]}",
      })
  void applyChecksTypes(String patch, String problem) {
    assertThatThrownBy(() -> apply("one", patch, false))
        .hasMessage("failed to create typed patch object: " + problem);
  }

  private void update(String who, String object) throws IOException {
    Unstructured sent = Unstructured.of(parse(object.formatted(META)));
    live.ifPresent(before -> sent.set("metadata.uid", before.uid()));
    live = Optional.of(stored(manager.update(live, sent, who)));
  }

  private void apply(String who, String patch, boolean force) throws IOException {
    Unstructured config = Unstructured.of(parse(patch.formatted(META)));
    live = Optional.of(stored(manager.apply(live, config, who, force)));
  }

  private static Unstructured stored(Unstructured object) {
    return object.set("metadata.uid", "u");
  }

  private String owners() {
    StringBuilder owners = new StringBuilder();
    for (Unstructured entry : live.orElseThrow().objectsAt("metadata.managedFields")) {
      String fields = entry.at("fieldsV1").toString().replace("\"", "");
      owners.append(owners.length() == 0 ? "" : "; ").append(entry.stringAt("manager"));
      owners.append(' ').append(entry.stringAt("operation")).append(' ').append(fields);
    }
    return owners.toString();
  }

  private static ObjectNode parse(String json) throws IOException {
    return (ObjectNode) new ObjectMapper().readTree(json.strip().replace('\'', '"'));
  }
}
