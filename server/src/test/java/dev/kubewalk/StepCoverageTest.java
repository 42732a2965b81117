package dev.kubewalk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.tracer.NotPerformed;
import dev.kubewalk.tracer.StepLocations;
import dev.kubewalk.tracer.Steps;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every step of the catalogue is performed by this server or listed with the reason why not. */
class StepCoverageTest {

  private final StepLocations locations = StepLocations.load();
  private final NotPerformed notPerformed = NotPerformed.load();

  @Test
  void noStepIsListedAsNotPerformedYetUsed() {
    List<String> both = notPerformed.reasons().keySet().stream()
        .filter(step -> !locations.of(step).isEmpty())
        .map(step -> step.id() + " " + step + " in " + locations.of(step))
        .toList();
    assertThat(both).isEmpty();
  }

  @Test
  void theBuildHasFoundLocations() {
    assertThat(Arrays.stream(Steps.values()).filter(s -> !locations.of(s).isEmpty()))
        .isNotEmpty();
  }

  @Test
  void everyStepIsPerformedOrListed() {
    List<String> missing = Arrays.stream(Steps.values())
        .filter(step -> locations.of(step).isEmpty())
        .filter(step -> notPerformed.reason(step).isEmpty())
        .map(step -> step.id() + " " + step)
        .toList();
    assertThat(missing).isEmpty();
  }
}
