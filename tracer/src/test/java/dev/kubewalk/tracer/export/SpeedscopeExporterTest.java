package dev.kubewalk.tracer.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kubewalk.tracer.Recording;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeedscopeExporterTest {
  @TempDir
  private Path folder;

  @Test
  void profilesAreBalancedAndInOrderOfTime() throws Exception {
    Recording recording = SampleRun.record(folder);
    JsonNode file =
        new ObjectMapper().readTree(SampleRun.exportText(ExportFormat.SPEEDSCOPE, recording));
    List<String> opened = new ArrayList<>();
    for (JsonNode profile : file.path("profiles")) {
      Deque<Integer> open = new ArrayDeque<>();
      long last = profile.path("startValue").asLong();
      for (JsonNode event : profile.path("events")) {
        assertThat(event.path("at").asLong()).isGreaterThanOrEqualTo(last);
        last = event.path("at").asLong();
        int frame = event.path("frame").asInt();
        if (event.path("type").asText().equals("O")) {
          open.push(frame);
          opened.add(file.at("/shared/frames/" + frame + "/name").asText());
        } else {
          assertThat(open.pop()).isEqualTo(frame);
        }
      }
      assertThat(open).isEmpty();
      assertThat(last).isLessThanOrEqualTo(profile.path("endValue").asLong());
    }
    assertThat(opened)
        .hasSameSizeAs(recording.steps())
        .contains("Run", "hook one", "hook two")
        .anyMatch(name -> name.endsWith("(failed)"))
        .anyMatch(name -> name.endsWith("(still open)"));
    assertThat(file.path("profiles"))
        .extracting(profile -> profile.path("name").asText())
        .containsExactly("main", "hook", "hook (2)", "main (2)");
  }
}
