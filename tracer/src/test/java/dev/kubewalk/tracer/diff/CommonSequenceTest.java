package dev.kubewalk.tracer.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommonSequenceTest {

  @ParameterizedTest(name = "{0} and {1} have {2}")
  @CsvSource({
    "abc, abc, abc",
    "abc, xyz, ''",
    "abcd, acd, acd",
    "abcbdab, bdcaba, bcba",
    "xaby, xbay, xay",
    "'', abc, ''",
    "aaa, aa, aa",
  })
  void isLongest(String first, String second, String common) {
    List<CommonSequence.Match> matches = CommonSequence.of(letters(first), letters(second));
    assertThat(matches).hasSize(common.length());
    assertThat(matches)
        .allMatch(match -> first.charAt(match.first()) == second.charAt(match.second()));
    assertThat(matches).isSortedAccordingTo((a, b) -> {
      assertThat(a.first() < b.first()).isEqualTo(a.second() < b.second());
      return Integer.compare(a.first(), b.first());
    });
  }

  @Test
  void longListsAreMatchedToo() {
    List<String> many = Collections.nCopies(5000, "request");
    assertThat(CommonSequence.of(many, many.subList(0, 4000))).hasSize(4000);
    List<String> other = Collections.nCopies(5000, "another");
    assertThat(CommonSequence.of(many, other)).isEmpty();
  }

  private static List<String> letters(String text) {
    return text.chars().mapToObj(Character::toString).toList();
  }
}
