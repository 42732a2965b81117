package dev.kubewalk.walkthrough.narration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrapTest {
  @Test
  void breaksBetweenWords() {
    assertThat(Wrap.lines("one two three", 8)).containsExactly("one two", "three");
  }

  @Test
  void chineseMayBreakAnywhereButNotBeforeAFullStop() {
    assertThat(Wrap.lines("服务器启动。", 6)).containsExactly("服务器", "启动。");
    assertThat(Wrap.lines("服务器。", 6)).containsExactly("服务", "器。");
  }

  @Test
  void aWordThatIsTooLongStandsAlone() {
    assertThat(Wrap.lines("a verylongword b", 4)).containsExactly("a", "verylongword", "b");
  }
}
