package dev.kubewalk.walkthrough.labs;

import dev.kubewalk.tracer.Recording;
import dev.kubewalk.walkthrough.host.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What was to be seen of a server when nothing changed any more.
 *
 * @param status the exit status when the server ended by itself
 * @param error the line that it ended with; empty when there was none
 * @param after from the start of the server until then
 * @param readyz of the secure port
 * @param livez of the secure port
 * @param answers to the lab's questions at the secure port, by question
 * @param insecureAnswers the same at the insecure port
 * @param evidence what else it left
 */
record Observation(
    OptionalInt status,
    String error,
    Duration after,
    Health readyz,
    Health livez,
    Map<Question, Answer> answers,
    Map<Question, Answer> insecureAnswers,
    Evidence evidence) {

  /**
   * An endpoint's answer.
   *
   * @param reasons of the red checks, as each tells it when asked alone
   */
  record Health(Answer answer, Map<String, String> reasons) {}

  /**
   * What the server left.
   *
   * @param complaints lines of its log that are warnings or worse
   * @param recording as it was when the server was looked at
   * @param nanos when that was, since the start of the recording
   */
  record Evidence(List<String> complaints, Recording recording, long nanos) {}
}
