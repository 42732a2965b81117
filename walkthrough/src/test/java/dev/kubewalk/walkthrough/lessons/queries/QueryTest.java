package dev.kubewalk.walkthrough.lessons.queries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.walkthrough.lessons.Recordings;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QueryTest {
  private static final NoteIs SLOW = new NoteIs("hook", "slow");

  @Test
  void countsAndNotes() throws IOException {
    assertThat(ask(new Count(Steps.RUN_POST_START_HOOK, null))).contains(Answer.number(3));
    assertThat(ask(new Count(Steps.RUN_POST_START_HOOK, SLOW))).contains(Answer.number(1));
    assertThat(ask(new Note(Steps.CREATE_SERVER_CHAIN, null, "servers", "first")))
        .contains(Answer.name("inner"));
    assertThat(ask(new Note(Steps.CREATE_SERVER_CHAIN, null, "servers", "last")))
        .contains(Answer.name("outer"));
    assertThat(ask(new Note(Steps.CREATE_SERVER_CHAIN, null, "servers", null)))
        .contains(Answer.name("inner, outer"));
    assertThat(ask(new NoteSize(Steps.CREATE_SERVER_CHAIN, null, "servers")))
        .contains(Answer.number(2));
    assertThat(ask(new Note(Steps.CREATE_SERVER_CHAIN, null, "absent", null))).isEmpty();
  }

  @Test
  void comparesPerformances() throws IOException {
    assertThat(ask(new Superlative(Steps.RUN_POST_START_HOOK, Superlative.Most.LONGEST, "hook")))
        .contains(Answer.name("slow"));
    assertThat(ask(
            new Superlative(Steps.RUN_POST_START_HOOK, Superlative.Most.FIRST_TO_BEGIN, "hook")))
        .contains(Answer.name("quick"));
    assertThat(ask(new FirstOf(List.of(Steps.SD_NOTIFY, Steps.CREATE_SERVER_CHAIN))))
        .contains(Answer.name(Steps.CREATE_SERVER_CHAIN.goFunction()));
    assertThat(ask(new Before(Steps.CREATE_SERVER_CHAIN, null, Steps.SD_NOTIFY)))
        .contains(Answer.yesNo(true));
    assertThat(ask(new Before(Steps.SD_NOTIFY, null, Steps.CREATE_SERVER_CHAIN)))
        .contains(Answer.yesNo(false));
  }

  @Test
  void tellsWhetherAndHowLong() throws IOException {
    assertThat(ask(new Happened(Steps.SERVE_INSECURELY, null))).contains(Answer.yesNo(false));
    assertThat(ask(new Happened(Steps.SD_NOTIFY, null))).contains(Answer.yesNo(true));
    assertThat(ask(new Duration(Steps.CREATE_SERVER_CHAIN, null)))
        .contains(Answer.duration(4_000_000));
    assertThat(ask(new Duration(Steps.SERVE_INSECURELY, null))).isEmpty();
    assertThat(ask(new AllEnded(Steps.RUN_POST_START_HOOK, Steps.SD_NOTIFY)))
        .contains(Answer.yesNo(false));
    assertThat(ask(new AllEnded(Steps.CREATE_SERVER_CHAIN, Steps.SD_NOTIFY)))
        .contains(Answer.yesNo(true));
  }

  @Test
  void countsWhatIsDirectlyInside() throws IOException {
    Recording recording = Recordings.nested();
    assertThat(new Inside(Steps.CREATE_SERVER_CHAIN, null).ask(recording))
        .contains(Answer.number(2));
    assertThat(new Inside(Steps.SD_NOTIFY, null).ask(recording)).isEmpty();
  }

  private static Optional<Answer> ask(Query query) throws IOException {
    return query.ask(Recordings.small());
  }
}
