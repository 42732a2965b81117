package dev.kubewalk.walkthrough.lessons;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.kubewalk.tracer.Steps;
import java.io.IOException;

/** Reads the two kinds of files that a lesson is made of. A misspelt word in them is an error. */
final class LessonReader {
  private static final String FENCE = "---\n";

  private final ObjectMapper yaml = YAMLMapper.builder()
      .addModule(new SimpleModule().addDeserializer(Steps.class, new StepByKey()))
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();

  /** A step of the catalogue is named by its key. */
  private static final class StepByKey extends StdDeserializer<Steps> {
    private static final long serialVersionUID = 1L;

    StepByKey() {
      super(Steps.class);
    }

    @Override
    public Steps deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      String key = parser.getText();
      return Steps.byKey(key)
          .orElseThrow(() -> context.weirdStringException(key, Steps.class, "no such step"));
    }
  }

  LessonFacts facts(String text) throws IOException {
    return yaml.readValue(text, LessonFacts.class);
  }

  /** Front matter between two lines of dashes, then the story. */
  LessonText text(String text) throws IOException {
    int end = text.indexOf("\n" + FENCE, FENCE.length());
    if (!text.startsWith(FENCE) || end < 0) {
      throw new IOException("a lesson's text begins with front matter between lines of ---");
    }
    ObjectNode front = (ObjectNode) yaml.readTree(text.substring(FENCE.length(), end));
    front.put("body", text.substring(end + 1 + FENCE.length()));
    return yaml.treeToValue(front, LessonText.class);
  }
}
