package dev.kubewalk.tracer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class NotPerformedTest {

  @Test
  void everyLineNamesAStepAndAReason() {
    assertThat(NotPerformed.load().reasons()).isNotEmpty().containsKey(Steps.CREATE_SSH_TUNNELER);
    assertThatThrownBy(() -> NotPerformed.parse(List.of("99.9\twhy")))
        .hasMessage("no such step: 99.9");
    assertThatThrownBy(() -> NotPerformed.parse(List.of("4.1"))).hasMessageContaining("4.1");
  }

  @Test
  void locationsAreReadByKey() {
    StepLocations locations =
        StepLocations.parse(List.of("chain.create-server-chain\ta.B#c", "unknown\tx"));
    assertThat(locations.of(Steps.CREATE_SERVER_CHAIN)).containsExactly("a.B#c");
    assertThat(locations.of(Steps.MAIN)).isEmpty();
  }
}
