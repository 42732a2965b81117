package dev.kubewalk.tracer.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.tracer.Handoff;
import dev.kubewalk.tracer.Recorder;
import dev.kubewalk.tracer.Scope;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.StepView;
import dev.kubewalk.tracer.Steps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Threads wait where they should, each by itself, and go on unharmed. */
class GateTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration GLANCE = Duration.ofMillis(50);

  private final Recorder recorder = Recorder.withoutFile();
  private final List<Thread> threads = new ArrayList<>();
  private Gate gate;

  private void gateAt(Predicate<StepView> filter) {
    gate = new Gate(filter, recorder::stack);
    recorder.addListener(gate);
  }

  private Thread start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    threads.add(thread);
    thread.start();
    return thread;
  }

  @AfterEach
  void everybodyEnds() throws InterruptedException {
    gate.open();
    for (Thread thread : threads) {
      thread.join(PATIENCE.toMillis());
      assertThat(thread.isAlive()).as(thread.getName()).isFalse();
    }
    recorder.close();
  }

  private void chain() {
    try (Step chain = recorder.step(Steps.CREATE_SERVER_CHAIN)) {
      chain.note("servers", 3);
      try (Step config = recorder.step(Steps.BUILD_GENERIC_CONFIG)) {
        config.note("host", "here");
        recorder.step(Steps.NEW_CONFIG).close();
      }
      recorder.step(Steps.CREATE_KUBE_API_SERVER).close();
    }
  }

  private Hold heldAt(Steps entry) throws InterruptedException {
    Hold hold = gate.awaitAny(PATIENCE).orElseThrow();
    assertThat(hold.step().entry()).isEqualTo(entry);
    return hold;
  }

  @Test
  void holdsAtEachStepWithTheStackAndItsNotes() throws InterruptedException {
    gateAt(step -> true);
    Thread worker = start("worker", this::chain);
    gate.next(heldAt(Steps.CREATE_SERVER_CHAIN));
    gate.next(heldAt(Steps.BUILD_GENERIC_CONFIG));
    Hold hold = heldAt(Steps.NEW_CONFIG);
    assertThat(hold.thread()).isEqualTo("worker");
    assertThat(hold.stack())
        .extracting(StepView::entry)
        .containsExactly(Steps.NEW_CONFIG, Steps.BUILD_GENERIC_CONFIG, Steps.CREATE_SERVER_CHAIN);
    assertThat(hold.stack().get(1).notes()).containsEntry("host", "here");
    gate.next(hold);
    gate.next(heldAt(Steps.CREATE_KUBE_API_SERVER));
    worker.join(PATIENCE.toMillis());
    assertThat(worker.isAlive()).isFalse();
  }

  @Test
  void overPassesTheChildrenAndHoldsAtTheNextSibling() throws InterruptedException {
    gateAt(step -> true);
    start("worker", this::chain);
    gate.next(heldAt(Steps.CREATE_SERVER_CHAIN));
    gate.over(heldAt(Steps.BUILD_GENERIC_CONFIG));
    heldAt(Steps.CREATE_KUBE_API_SERVER);
  }

  @Test
  void overPassesWhatTheStepHandedToOtherThreads() throws InterruptedException {
    gateAt(step -> true);
    Thread first = start("first", () -> {
      try (Step hooks = recorder.step(Steps.RUN_POST_START_HOOKS)) {
        Handoff handoff = recorder.handoff();
        start("hook", () -> {
          try (Scope scope = recorder.adopt(handoff)) {
            recorder.step(Steps.RUN_POST_START_HOOK).close();
          }
        });
      }
      recorder.step(Steps.SD_NOTIFY).close();
    });
    gate.over(heldAt(Steps.RUN_POST_START_HOOKS));
    heldAt(Steps.SD_NOTIFY);
    threads.get(1).join(PATIENCE.toMillis());
    assertThat(threads.get(1).isAlive()).isFalse();
    assertThat(first.isAlive()).isTrue();
  }

  @Test
  void theStackCrossesThreads() throws InterruptedException {
    gateAt(step -> step.entry() == Steps.RUN_POST_START_HOOK);
    start("first", () -> {
      try (Step hooks = recorder.step(Steps.RUN_POST_START_HOOKS)) {
        hooks.note("hooks", 1);
        Handoff handoff = recorder.handoff();
        start("hook", () -> {
          try (Scope scope = recorder.adopt(handoff)) {
            recorder.step(Steps.RUN_POST_START_HOOK).close();
          }
        });
      }
    });
    Hold hold = heldAt(Steps.RUN_POST_START_HOOK);
    assertThat(hold.stack()).extracting(StepView::thread).containsExactly("hook", "first");
    assertThat(hold.stack().get(1).notes()).containsEntry("hooks", 1L);
  }

  @Test
  void eachThreadIsHeldByItself() throws InterruptedException {
    gateAt(step -> true);
    start("one", () -> recorder.step(Steps.HOOK_RBAC_BOOTSTRAP_ROLES).close());
    start("two", () -> recorder.step(Steps.HOOK_START_INFORMERS).close());
    Hold one = gate.awaitThread("one", PATIENCE).or(this::again).orElseThrow();
    gate.awaitAny(PATIENCE);
    gate.next(one);
    threads.get(0).join(PATIENCE.toMillis());
    assertThat(threads.get(0).isAlive()).isFalse();
    assertThat(threads.get(1).isAlive()).isTrue();
  }

  /** The thread may not have begun when it was asked for. */
  private Optional<Hold> again() {
    try {
      gate.awaitAny(PATIENCE);
      Hold hold = null;
      while (hold == null) {
        hold = gate.awaitThread("one", GLANCE).orElse(null);
      }
      return Optional.of(hold);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void runsToAStepAndHoldsAgainFromThere() throws InterruptedException {
    gateAt(step -> true);
    start("worker", this::chain);
    heldAt(Steps.CREATE_SERVER_CHAIN);
    gate.runTo(step -> step.entry() == Steps.NEW_CONFIG);
    gate.next(heldAt(Steps.NEW_CONFIG));
    heldAt(Steps.CREATE_KUBE_API_SERVER);
  }

  @Test
  void stopsOnlyWhereTheFilterSays() throws InterruptedException {
    gateAt(step -> step.entry() == Steps.CREATE_KUBE_API_SERVER);
    start("worker", this::chain);
    heldAt(Steps.CREATE_KUBE_API_SERVER);
  }

  @Test
  void openLetsEverybodyGoAndCloseHoldsAgain() throws InterruptedException {
    gateAt(step -> true);
    Thread first = start("first", this::chain);
    heldAt(Steps.CREATE_SERVER_CHAIN);
    gate.open();
    first.join(PATIENCE.toMillis());
    assertThat(first.isAlive()).isFalse();
    gate.close();
    start("second", this::chain);
    assertThat(heldAt(Steps.CREATE_SERVER_CHAIN).thread()).isEqualTo("second");
  }

  @Test
  void anInterruptedThreadGoesOnInterrupted() throws InterruptedException {
    gateAt(step -> true);
    List<Boolean> interrupted = new ArrayList<>();
    Thread worker = start("worker", () -> {
      recorder.step(Steps.NEW_CONFIG).close();
      interrupted.add(Thread.currentThread().isInterrupted());
    });
    heldAt(Steps.NEW_CONFIG);
    worker.interrupt();
    worker.join(PATIENCE.toMillis());
    assertThat(interrupted).containsExactly(true);
    assertThat(gate.waiting()).isEmpty();
  }

  @Test
  void aThreadWithoutOpenStepsIsNotWaitedFor() throws InterruptedException {
    gateAt(step -> false);
    start("worker", this::chain).join(PATIENCE.toMillis());
    assertThat(gate.awaitThread("worker", PATIENCE)).isEmpty();
    assertThat(gate.awaitAny(GLANCE)).isEmpty();
  }
}
