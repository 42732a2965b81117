package dev.kubewalk.walkthrough.labs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kubewalk.walkthrough.host.Answer;
import dev.kubewalk.walkthrough.narration.Values;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Shows answers to clients in a few words. */
final class Answers {
  /** An answer that took longer than this, and this many times as long, differs. */
  private static final Duration LONG = Duration.ofMillis(500);

  private static final int MUCH = 5;

  private Answers() {}

  /** Status, conditions or message if the body has them, and time. */
  static String brief(Answer answer) {
    if (answer.status() == 0) {
      return answer.outcome().toString();
    }
    String about = about(answer.body());
    return answer.status() + " (" + (about.isEmpty() ? "" : about + "; ")
        + Values.duration(answer.took().toNanos()) + ")";
  }

  static boolean differ(Answer one, Answer other) {
    boolean slower =
        one.took().compareTo(LONG) > 0 && one.took().compareTo(other.took().multipliedBy(MUCH)) > 0;
    return one.status() != other.status() || slower;
  }

  /** The conditions of an object, or the message of a Status. */
  private static String about(String body) {
    try {
      JsonNode object = new ObjectMapper().readTree(body);
      if (object.path("kind").asText().equals("Status")) {
        return object.path("message").asText();
      }
      if (!object.path("kind").asText().equals("CustomResourceDefinition")) {
        return "";
      }
      List<String> conditions = new ArrayList<>();
      for (JsonNode condition : object.path("status").path("conditions")) {
        conditions.add(
            condition.path("type").asText() + "=" + condition.path("status").asText());
      }
      return "conditions: " + (conditions.isEmpty() ? "none" : String.join(", ", conditions));
    } catch (JsonProcessingException noJson) {
      return body.strip();
    }
  }
}
