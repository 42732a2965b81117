package dev.kubewalk.walkthrough.lessons.checks;

import dev.kubewalk.tracer.Recording;
import dev.kubewalk.walkthrough.lessons.Words;
import java.util.Optional;
import java.util.function.Function;

/**
 * What checks look at.
 *
 * @param recording the learner's last run; empty when there is none
 * @param server the learner's server; empty when it was never started
 */
public record Evidence(Optional<Recording> recording, Optional<LiveServer> server) {
  Outcome ofRecording(String wanted, Words words, Function<Recording, Outcome> judgement) {
    return recording
        .map(judgement)
        .orElseGet(() -> new Outcome(false, wanted, words.of("found.no-recording")));
  }
}
