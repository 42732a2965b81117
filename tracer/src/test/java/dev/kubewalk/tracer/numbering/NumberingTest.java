package dev.kubewalk.tracer.numbering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.tracer.Steps;
import org.junit.jupiter.api.Test;

class NumberingTest {
  @Test
  void theStepsOfARequestAreNumberedAsTheyCome() {
    Numbering numbering = new Numbering();
    numbering.add(1, 0, Steps.SERVE_REQUEST);
    numbering.add(2, 1, Steps.WITH_PANIC_RECOVERY);
    numbering.add(3, 2, Steps.LOG_REQUEST);
    numbering.add(4, 0, Steps.SERVE_REQUEST);
    numbering.add(5, 3, Steps.WITH_CACHE_CONTROL);
    numbering.add(6, 4, Steps.WITH_PANIC_RECOVERY);
    assertThat(numbering.number(1)).isEqualTo("R.1");
    assertThat(numbering.number(3)).isEqualTo("R.1.2");
    assertThat(numbering.number(5)).isEqualTo("R.1.3");
    assertThat(numbering.number(6)).isEqualTo("R.2.1");
    assertThat(numbering.depth(5)).isEqualTo(2);
  }

  @Test
  void aSectionsOwnStepCarriesItsNumber() {
    Numbering numbering = new Numbering();
    numbering.add(1, 0, Steps.MAIN);
    numbering.add(2, 1, Steps.CREATE_SERVER_CHAIN);
    numbering.add(3, 2, Steps.CREATE_NODE_DIALER);
    numbering.add(4, 3, Steps.SET_TRANSPORT_DEFAULTS);
    assertThat(numbering.number(1)).isEqualTo("1");
    assertThat(numbering.number(2)).isEqualTo("3");
    assertThat(numbering.number(3)).isEqualTo("3.1");
    assertThat(numbering.number(4)).isEqualTo("3.1.1");
    assertThat(numbering.depth(4)).isEqualTo(2);
  }

  @Test
  void aSectionWithoutAStepOfItsOwnCountsItsFirstOnes() {
    Numbering numbering = new Numbering();
    numbering.add(1, 0, Steps.MAIN);
    numbering.add(2, 1, Steps.NEW_SERVER_RUN_OPTIONS);
    numbering.add(3, 1, Steps.COMPLETE);
    assertThat(numbering.number(2)).isEqualTo("2.1");
    assertThat(numbering.number(3)).isEqualTo("2.2");
  }

  @Test
  void theShutdownHasItsOwnNumbers() {
    Numbering numbering = new Numbering();
    numbering.add(1, 0, Steps.START_STOP_WATCHER);
    numbering.add(2, 1, Steps.FIRST_SIGNAL);
    numbering.add(3, 1, Steps.STOP_WATCHER);
    assertThat(numbering.number(2)).isEqualTo("S.1");
    assertThat(numbering.number(3)).isEqualTo("S.2");
    assertThat(numbering.depth(3)).isEqualTo(1);
  }

  @Test
  void whatAHookDoesIsAsHighAsTheHook() {
    Numbering numbering = new Numbering();
    numbering.add(1, 0, Steps.RUN_POST_START_HOOKS);
    numbering.add(2, 1, Steps.RUN_POST_START_HOOK);
    numbering.add(3, 2, Steps.HOOK_CRD_INFORMER_SYNCED);
    assertThat(numbering.number(3)).isEqualTo("6.1.1");
    assertThat(numbering.depth(3)).isEqualTo(1);
  }

  @Test
  void whatFollowsAHeadingGoesOnCounting() {
    Numbering numbering = new Numbering();
    numbering.add(1, 0, Steps.RUN);
    numbering.add(2, 1, Steps.RUN_PREPARED_AGGREGATOR);
    numbering.add(3, 2, Steps.RUN_PREPARED_GENERIC_SERVER);
    numbering.add(4, 3, Steps.NON_BLOCKING_RUN);
    numbering.add(5, 1, Steps.WAIT_FOR_STOP);
    assertThat(numbering.number(2)).isEqualTo("5");
    assertThat(numbering.number(4)).isEqualTo("5.1.1");
    assertThat(numbering.depth(4)).isEqualTo(1);
    assertThat(numbering.number(5)).isEqualTo("5.2");
  }
}
