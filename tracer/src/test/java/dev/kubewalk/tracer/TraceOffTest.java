package dev.kubewalk.tracer;

import static org.assertj.core.api.Assertions.assertThat;

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
}
