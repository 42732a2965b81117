package dev.kubewalk.walkthrough.lessons.checks;

import dev.kubewalk.tracer.Recording;
import dev.kubewalk.walkthrough.lessons.Words;

/** The run was stopped in order: it was not killed, and no step is open. */
public record Ended() implements Check {
  @Override
  public Outcome judge(Evidence evidence, Words words) {
    String wanted = words.of("wanted.ended");
    return evidence.ofRecording(
        wanted, words, recording -> Outcome.of(ended(recording), wanted, words.of("found.open")));
  }

  private static boolean ended(Recording recording) {
    return recording.complete() && recording.open().isEmpty();
  }
}
