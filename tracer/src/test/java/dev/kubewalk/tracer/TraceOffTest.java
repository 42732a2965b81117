package dev.kubewalk.tracer;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceOffTest {

  @Test
  void offSharesOneObjectForEverything() {
    Trace off = Trace.off();
    Step step = off.step(Steps.MAIN);
    step.note("a", "b");
    step.note("a", 1L);
    step.note("a", true);
    step.note("a", List.of());
    step.changed("a", 1, 2);
    step.failed(new IllegalStateException("x"));
    step.close();
    assertThat(off.enabled()).isFalse();
    assertThat(step).isSameAs(off.step(Steps.RUN));
    assertThat(off.adopt(off.handoff())).isSameAs(off.adopt(off.handoff()));
  }

  @Test
  void offAllocatesNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Trace off = Trace.off();
    perform(off, 1_000);
    long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    perform(off, 100_000);
    long after = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    // The measurement itself may allocate a little; one byte a step would be 100 000.
    assertThat(after - before).isLessThan(10_000);
  }

  private static void perform(Trace trace, int times) {
    for (int i = 0; i < times; i++) {
      try (Scope scope = trace.adopt(trace.handoff());
          Step step = trace.step(Steps.GET_REST_OPTIONS)) {
        step.note("resource", "pods");
        step.note("size", 100_000L + i);
        step.note("cached", true);
      }
    }
  }
}
