package dev.kubewalk.walkthrough.lessons.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.tracer.Steps;
import dev.kubewalk.walkthrough.lessons.Recordings;
import dev.kubewalk.walkthrough.lessons.Words;
import dev.kubewalk.walkthrough.lessons.queries.NoteIs;
import dev.kubewalk.walkthrough.narration.Language;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CheckTest {
  private static final Words WORDS = Words.load(Language.EN);

  /** What is found must be contained in what the check says when it does not hold. */
  record Case(Check check, boolean holds, String found) {}

  static List<Case> cases() {
    Steps hook = Steps.RUN_POST_START_HOOK;
    return List.of(
        new Case(new Performed(Steps.SD_NOTIFY, null), true, ""),
        new Case(new Performed(Steps.SERVE_INSECURELY, null), false, "no such step"),
        new Case(new Performed(hook, new NoteIs("hook", "stuck")), false, "has not ended"),
        new Case(new NotPerformed(Steps.SERVE_INSECURELY, null), true, ""),
        new Case(new NotPerformed(Steps.SD_NOTIFY, null), false, "has such a step"),
        new Case(new Order(Steps.CREATE_SERVER_CHAIN, Steps.SD_NOTIFY), true, ""),
        new Case(new Order(Steps.SD_NOTIFY, Steps.CREATE_SERVER_CHAIN), false, "the other way"),
        new Case(new Order(Steps.SD_NOTIFY, Steps.PREPARE_RUN), false, "PrepareRun"),
        new Case(new NoteCheck(Steps.SD_NOTIFY, null, "sent", "false"), true, ""),
        new Case(new NoteCheck(Steps.SD_NOTIFY, null, "sent", "true"), false, "false"),
        new Case(new NoteCheck(Steps.CREATE_SERVER_CHAIN, null, "servers", "outer"), true, ""),
        new Case(new Flag("--insecure-port", "0", null), true, ""),
        new Case(new Flag("--insecure-port", null, null), true, ""),
        new Case(new Flag("--insecure-port", null, "0"), false, "it is: 0"),
        new Case(new Flag("--cert-dir", null, null), false, "without it"),
        new Case(new Hook("quick"), true, ""),
        new Case(new Hook("stuck"), false, "has not ended"),
        new Case(new Ended(), false, "has not ended"),
        new Case(new Exists("/api/v1/namespaces/x"), false, "no server answers"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void judges(Case one) throws IOException {
    Evidence evidence = new Evidence(Optional.of(Recordings.small()), Optional.empty());
    Outcome outcome = one.check().judge(evidence, WORDS);
    assertThat(outcome.holds()).isEqualTo(one.holds());
    assertThat(outcome.wanted()).isNotBlank();
    assertThat(outcome.found()).contains(one.found());
    assertThat(outcome.found().isEmpty()).isEqualTo(one.holds());
  }

  @Test
  void withoutARecordingItSaysWhatToDo() {
    Evidence nothing = new Evidence(Optional.empty(), Optional.empty());
    Outcome outcome = new Ended().judge(nothing, WORDS);
    assertThat(outcome.holds()).isFalse();
    assertThat(outcome.found()).contains("run ./kubewalk tour first");
  }
}
