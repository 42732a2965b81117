package dev.kubewalk.tracer.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.Steps;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CursorTest {
  private static final String HEADER =
      "{\"type\":\"recording\",\"format\":1,\"version\":\"v1.18.20\",\"startedAt\":\"-\"}\n";

  /** main › chain › dialer; while chain works, a hook that main started works beside it. */
  private static final String RUN = HEADER
      + """
      {"type":"start","id":1,"at":1,"step":"command.main","thread":"main"}
      {"type":"start","id":2,"at":2,"step":"%s","parent":1,"thread":"main"}
      {"type":"start","id":3,"at":3,"step":"%s","parent":1,"thread":"hook","handedOff":true}
      {"type":"start","id":4,"at":4,"step":"%s","parent":2,"thread":"main"}
      {"type":"note","id":4,"at":5,"name":"tunneler","value":"none"}
      {"type":"end","id":4,"at":6}
      {"type":"end","id":3,"at":7,"failure":{"type":"E","message":"no"}}
      {"type":"end","id":2,"at":8}
      {"type":"note","id":1,"at":9,"name":"exit","value":1}
      """.formatted(
              Steps.CREATE_SERVER_CHAIN.key(),
              Steps.RUN_POST_START_HOOK.key(),
              Steps.CREATE_NODE_DIALER.key());

  private Cursor cursor;

  @BeforeEach
  void atTheBeginning() throws IOException {
    cursor = cursor(RUN);
  }

  private static Cursor cursor(String recording) throws IOException {
    Timeline timeline = Timeline.of(Recording.read(new StringReader(recording), "run"));
    return new Cursor(timeline, step -> true);
  }

  private String here() {
    Moment here = cursor.here();
    return (here.isStart() ? "+" : here.isEnd() ? "-" : "=") + here.step().id();
  }

  private RecordedStep step(int id) {
    return cursor.timeline().recording().steps().get(id - 1);
  }

  @Test
  void stopsWhereStepsStartAndEndAndAtTheLastEvent() {
    StringBuilder stops = new StringBuilder(here());
    while (cursor.next()) {
      stops.append(' ').append(here());
    }
    assertThat(stops).hasToString("+1 +2 +3 +4 -4 -3 -2 =1");
    assertThat(cursor.next()).isFalse();
    assertThat(here()).isEqualTo("=1");
  }

  @Test
  void aThreadCanBeFollowed() {
    assertThat(cursor.next("hook")).isTrue();
    assertThat(here()).isEqualTo("+3");
    assertThat(cursor.next("hook")).isTrue();
    assertThat(here()).isEqualTo("-3");
    assertThat(cursor.next("hook")).isFalse();
    assertThat(cursor.back("main")).isTrue();
    assertThat(here()).isEqualTo("-4");
  }

  @Test
  void overSkipsWhatIsInside() {
    cursor.next();
    assertThat(cursor.over(step(2))).isTrue();
    assertThat(here()).isEqualTo("-2");
    assertThat(cursor.backOver(step(2))).isTrue();
    assertThat(here()).isEqualTo("+2");
    assertThat(cursor.backOver(step(2))).isTrue();
    assertThat(here()).isEqualTo("+1");
    assertThat(cursor.over(step(1))).as("main does not end").isFalse();
    assertThat(here()).isEqualTo("+1");
  }

  @Test
  void outStaysWithTheThread() {
    cursor.runTo(step -> step.entry() == Steps.CREATE_NODE_DIALER);
    assertThat(cursor.out(step(4))).isTrue();
    assertThat(here()).isEqualTo("-2");
    cursor.runBackTo(step -> step.entry() == Steps.RUN_POST_START_HOOK);
    assertThat(here()).isEqualTo("+3");
    assertThat(cursor.out(step(3))).isTrue();
    assertThat(here()).isEqualTo("-3");
  }

  @Test
  void breakpointsHoldBothWays() {
    cursor.breakAtStart(step -> step.entry() == Steps.CREATE_SERVER_CHAIN);
    assertThat(cursor.resume()).isTrue();
    assertThat(here()).isEqualTo("+2");
    assertThat(cursor.resume()).isFalse();
    assertThat(here()).isEqualTo("=1");
    assertThat(cursor.reverse()).isTrue();
    assertThat(here()).isEqualTo("+2");
    assertThat(cursor.reverse()).isFalse();
    assertThat(here()).isEqualTo("+1");
  }

  @Test
  void theMomentTellsWhatIsKnown() {
    cursor.next("hook");
    assertThat(cursor.here().stack("hook")).containsExactly(step(3), step(1));
    assertThat(cursor.here().threads()).containsExactly("main", "hook");
    cursor.next("hook");
    assertThat(cursor.here().failed()).containsExactly(step(3));
    assertThat(cursor.here().view(step(3)).failure()).isEqualTo("E: no");
    assertThat(cursor.here().view(step(4)).notes()).containsEntry("tunneler", "none");
    cursor.next();
    assertThat(cursor.here().finishedSiblings(step(2))).containsExactly(step(3));
    assertThat(cursor.here().elapsedNanos()).isEqualTo(8);
  }

  @Test
  void listsTheStopsAround() {
    cursor.runTo(step -> step.entry() == Steps.RUN_POST_START_HOOK);
    assertThat(cursor.around(1)).extracting(Moment::position).isEqualTo(List.of(1, 2, 3));
    assertThat(here()).isEqualTo("+3");
  }

  @Test
  void nothingCannotBeReplayed() {
    assertThatThrownBy(() -> cursor(HEADER)).isInstanceOf(IllegalArgumentException.class);
  }
}
