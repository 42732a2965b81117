package dev.kubewalk.tracer.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.Steps;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class RecordingDiffTest {
  private static final long THRESHOLD = 20;

  /** A recording written by hand, line by line; times are what the test wants. */
  private static final class Run {
    private final StringBuilder lines = new StringBuilder();
    private int id;

    Run(String flags) {
      lines.append("{\"type\":\"recording\",\"format\":1,\"version\":\"v1.18.20\",\"jdk\":\"17\","
          + "\"startedAt\":\"2026-01-02T03:04:05Z\",\"flags\":{" + flags + "}}\n");
    }

    /** Returns the number of the step. */
    int start(Steps entry, int parent, long at) {
      return start(entry, parent, at, "main", false);
    }

    int start(Steps entry, int parent, long at, String thread, boolean handedOff) {
      id++;
      String parentField = parent == 0 ? "" : ",\"parent\":" + parent;
      lines.append("{\"type\":\"start\",\"id\":" + id + ",\"at\":" + at + ",\"step\":\""
          + entry.key() + "\",\"row\":\"" + entry.id() + "\",\"thread\":\"" + thread + "\""
          + parentField + ",\"handedOff\":" + handedOff + "}\n");
      return id;
    }

    Run note(int step, String name, String json) {
      lines.append("{\"type\":\"note\",\"id\":" + step + ",\"at\":1,\"name\":\"" + name
          + "\",\"value\":" + json + "}\n");
      return this;
    }

    Run end(int step, long at) {
      lines.append("{\"type\":\"end\",\"id\":" + step + ",\"at\":" + at + "}\n");
      return this;
    }

    Run fail(int step, long at, String message) {
      lines.append("{\"type\":\"end\",\"id\":" + step + ",\"at\":" + at
          + ",\"failure\":{\"type\":\"X\",\"message\":\"" + message + "\"}}\n");
      return this;
    }

    /** Steps of no length below the parent. */
    Run steps(int parent, Steps... entries) {
      for (Steps entry : entries) {
        end(start(entry, parent, 1), 1);
      }
      return this;
    }

    Recording read() throws IOException {
      return Recording.read(new StringReader(lines.toString()), "run");
    }
  }

  @Test
  void aRunIsTheSameAsItself() throws IOException {
    Run run = new Run("\"--v\":\"1\"");
    int main = run.start(Steps.MAIN, 0, 0);
    run.steps(main, Steps.CREATE_NODE_DIALER, Steps.CREATE_SERVER_CHAIN).end(main, 9);
    RecordingDiff diff = RecordingDiff.of(run.read(), run.read());
    assertThat(diff.sameSteps()).isTrue();
    assertThat(diff.settings()).isEmpty();
    assertThat(diff.all()).hasSize(3).noneMatch(step -> step.differs(0));
  }

  @Test
  void stepsAreAddedRemovedAndMoved() throws IOException {
    RecordingDiff diff = diff(
        List.of(Steps.INIT_KLOG, Steps.MAIN, Steps.CREATE_NODE_DIALER, Steps.RUN),
        List.of(
            Steps.MAIN,
            Steps.CREATE_NODE_DIALER,
            Steps.CREATE_SERVER_CHAIN,
            Steps.RUN,
            Steps.INIT_KLOG));
    assertThat(entries(diff, StepDiff::added)).containsExactly(Steps.CREATE_SERVER_CHAIN);
    assertThat(entries(diff, StepDiff::removed)).isEmpty();
    assertThat(entries(diff, StepDiff::moved)).containsExactly(Steps.INIT_KLOG);
    assertThat(diff.sameSteps()).isFalse();
    RecordingDiff back = diff(
        List.of(Steps.MAIN, Steps.CREATE_SERVER_CHAIN, Steps.RUN), List.of(Steps.MAIN, Steps.RUN));
    assertThat(entries(back, StepDiff::removed)).containsExactly(Steps.CREATE_SERVER_CHAIN);
    assertThat(back.roots())
        .as("a removed step is where it was")
        .extracting(StepDiff::entry)
        .containsExactly(Steps.MAIN, Steps.CREATE_SERVER_CHAIN, Steps.RUN);
  }

  @Test
  void ofALoopTheSameResourcesAreCounterparts() throws IOException {
    RecordingDiff diff =
        RecordingDiff.of(stores("pods", "nodes", "jobs"), stores("pods", "jobs", "leases"));
    assertThat(diff.roots())
        .extracting(step -> step.step().note("resource").orElseThrow())
        .containsExactly("pods", "nodes", "jobs", "leases");
    assertThat(diff.roots())
        .extracting(StepDiff::removed)
        .containsExactly(false, true, false, false);
    assertThat(diff.roots()).extracting(StepDiff::added).containsExactly(false, false, false, true);
  }

  @Test
  void onOtherThreadsThereIsNoOrder() throws IOException {
    RecordingDiff diff = RecordingDiff.of(hooks("one", "two"), hooks("two", "one"));
    assertThat(diff.sameSteps()).isTrue();
    RecordingDiff other = RecordingDiff.of(hooks("one", "two"), hooks("two", "three"));
    assertThat(other.count(StepDiff::added)).isEqualTo(1);
    assertThat(other.count(StepDiff::removed)).isEqualTo(1);
  }

  @Test
  void timesAreAStepsOwn() throws IOException {
    RecordingDiff diff = RecordingDiff.of(timed(100), timed(150));
    assertThat(entries(diff, step -> step.slower(THRESHOLD))).containsExactly(Steps.RUN);
    assertThat(entries(diff, step -> step.slower(51))).isEmpty();
    assertThat(diff.sameSteps()).as("time alone is no other run").isTrue();
    RecordingDiff faster = RecordingDiff.of(timed(150), timed(100));
    assertThat(entries(faster, step -> step.faster(THRESHOLD))).containsExactly(Steps.RUN);
    assertThat(entries(RecordingDiff.of(timed(100), timed(140)), s -> s.slower(THRESHOLD)))
        .as("not by half")
        .isEmpty();
  }

  @Test
  void outcomesDiffer() throws IOException {
    Run good = new Run("");
    good.end(good.start(Steps.RUN, 0, 0), 5);
    Run failed = new Run("");
    failed.fail(failed.start(Steps.RUN, 0, 0), 5, "port in use");
    Run other = new Run("");
    other.fail(other.start(Steps.RUN, 0, 0), 5, "no certificate");
    Run killed = new Run("");
    killed.start(Steps.RUN, 0, 0);
    assertThat(RecordingDiff.of(good.read(), failed.read()).sameSteps()).isFalse();
    assertThat(RecordingDiff.of(failed.read(), other.read()).sameSteps()).isFalse();
    assertThat(RecordingDiff.of(good.read(), killed.read()).roots())
        .singleElement()
        .matches(StepDiff::endedDifferently)
        .matches(step -> !step.slower(0) && !step.faster(0));
    assertThat(RecordingDiff.of(failed.read(), failed.read()).sameSteps()).isTrue();
  }

  @Test
  void theFlagBehindADifferenceIsNamed() throws IOException {
    Recording nodeAndRbac = authorized("Node,RBAC", "[\"Node\",\"RBAC\"]");
    Recording rbac = authorized("RBAC", "[\"RBAC\"]");
    RecordingDiff diff = RecordingDiff.of(nodeAndRbac, rbac);
    assertThat(diff.settings())
        .extracting(Setting::name)
        .containsExactly("--authorization-mode", "--secure-port");
    StepDiff step = diff.roots().get(0);
    assertThat(step.causes()).extracting(Setting::name).containsExactly("--authorization-mode");
    NoteDiff note = step.notes().get(0);
    assertThat(note.isOfLists()).isTrue();
    assertThat(note.elements().removed()).hasToString("[Node]");
    assertThat(note.elements().added()).isEmpty();
  }

  @Test
  void ofTheFlagsThoseInForceCount() throws IOException {
    Recording before = inForce("{\"v\":\"0\",\"profiling\":true}");
    Recording after = inForce("{\"v\":\"2\",\"profiling\":true,\"new\":\"x\"}");
    RecordingDiff diff = RecordingDiff.of(before, after);
    assertThat(diff.settings())
        .hasToString("[Setting[name=--new, before=Optional.empty, "
            + "after=Optional[x]], Setting[name=--v, before=Optional[0], after=Optional[2]]]");
    assertThat(diff.roots().get(0).notes()).as("said once is enough").isEmpty();
  }

  private static RecordingDiff diff(List<Steps> before, List<Steps> after) throws IOException {
    return RecordingDiff.of(
        new Run("").steps(0, before.toArray(Steps[]::new)).read(),
        new Run("").steps(0, after.toArray(Steps[]::new)).read());
  }

  private static List<Steps> entries(RecordingDiff diff, Predicate<StepDiff> wanted) {
    List<Steps> entries = new ArrayList<>();
    diff.all().stream().filter(wanted).forEach(step -> entries.add(step.entry()));
    return entries;
  }

  private static Recording stores(String... resources) throws IOException {
    Run run = new Run("");
    for (String resource : resources) {
      int step = run.start(Steps.GET_REST_OPTIONS, 0, 1);
      run.note(step, "resource", "\"" + resource + "\"").end(step, 1);
    }
    return run.read();
  }

  private static Recording hooks(String... names) throws IOException {
    Run run = new Run("");
    int parent = run.start(Steps.RUN_POST_START_HOOKS, 0, 0);
    for (String name : names) {
      int step = run.start(Steps.RUN_POST_START_HOOK, parent, 1, name, true);
      run.note(step, "hook", "\"" + name + "\"").end(step, 2);
    }
    return run.end(parent, 3).read();
  }

  /** What is inside RUN takes as long whatever {@code own} is; main only waits for both. */
  private static Recording timed(long own) throws IOException {
    Run run = new Run("");
    int main = run.start(Steps.MAIN, 0, 0);
    int outer = run.start(Steps.RUN, main, 0);
    run.end(run.start(Steps.CREATE_SERVER_CHAIN, outer, 10), 60);
    run.end(outer, own + 50);
    return run.end(main, own + 50).read();
  }

  private static Recording authorized(String flag, String modes) throws IOException {
    Run run = new Run("\"--authorization-mode\":\"" + flag + "\",\"--secure-port\":\""
        + (6443 + flag.length()) + "\"");
    int step = run.start(Steps.BUILD_AUTHORIZER, 0, 0);
    return run.note(step, "modes", modes).end(step, 1).read();
  }

  private static Recording inForce(String flags) throws IOException {
    Run run = new Run("\"--v\":\"9\"");
    int step = run.start(Steps.PRINT_FLAGS, 0, 0);
    return run.note(step, "flags", flags).end(step, 1).read();
  }
}
