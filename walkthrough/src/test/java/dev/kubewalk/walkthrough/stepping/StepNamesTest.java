package dev.kubewalk.walkthrough.stepping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.tracer.DocumentSection;
import dev.kubewalk.tracer.StepView;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.walkthrough.narration.LiveNumbering;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepNamesTest {
  private final LiveNumbering numbering = new LiveNumbering();
  private final StepNames names = new StepNames(numbering);

  private StepView step(long id, long parent, Steps entry) {
    StepView step = new StepView(id, parent, entry, "main", 0, -1, Map.of(), null);
    numbering.onStart(step);
    return step;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3.1", "config.build-generic-config", "app.buildGenericConfig", "buildGenericConfig",
        "BUILDGENERICCONFIG", "config.build-*", "app.build?enericConfig", "*"
      })
  void allWaysToNameAStep(String name) {
    step(1, 0, Steps.CREATE_SERVER_CHAIN);
    StepView config = step(2, 1, Steps.BUILD_GENERIC_CONFIG);
    assertThat(StepNames.exists(name)).isTrue();
    assertThat(names.called(name)).accepts(config);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "3.2", "generic", "config.build", "buildGenericConfigs"})
  void othersAreNotMeant(String name) {
    step(1, 0, Steps.CREATE_SERVER_CHAIN);
    assertThat(names.called(name)).rejects(step(2, 1, Steps.BUILD_GENERIC_CONFIG));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nix", "config.build", "a[b", "7.1", ""})
  void whatNoStepIsCalled(String name) {
    assertThat(StepNames.exists(name)).isFalse();
  }

  @Test
  void filtersHoldTogether() {
    StepView chain = step(1, 0, Steps.CREATE_SERVER_CHAIN);
    StepView config = step(2, 1, Steps.BUILD_GENERIC_CONFIG);
    StepView deeper = step(3, 2, Steps.NEW_CONFIG);
    StepView hook = step(4, 0, Steps.RUN_POST_START_HOOKS);
    StepView request = step(5, 0, Steps.WITH_AUTHORIZATION);
    var none =
        new StopFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    assertThat(none.predicate(numbering, names)).accepts(chain, config, deeper, hook);
    assertThat(none.predicate(numbering, names)).rejects(request);
    var some = new StopFilter(
        Optional.of(DocumentSection.SERVER_CHAIN),
        Optional.of(1),
        Optional.empty(),
        Optional.of("main"));
    assertThat(some.predicate(numbering, names)).accepts(chain, config).rejects(deeper, hook);
    var other = new StopFilter(
        Optional.of(DocumentSection.NOTES),
        Optional.empty(),
        Optional.of("*Authorization"),
        Optional.empty());
    assertThat(other.predicate(numbering, names)).accepts(request).rejects(chain);
    var elsewhere =
        new StopFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("hook"));
    assertThat(elsewhere.predicate(numbering, names)).rejects(chain, hook);
  }
}
