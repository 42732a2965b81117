package dev.kubewalk.apimachinery.util.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.apimachinery.validation.field.ErrorList;
import org.junit.jupiter.api.Test;

class FieldManagerNamesTest {
  private static String problems(String name) {
    ErrorList errors = new ErrorList();
    FieldManagerNames.validate(name, "f", errors);
    return errors.isEmpty() ? "" : errors.message();
  }

  @Test
  void lengthIsCountedInBytes() {
    assertThat(problems("ä".repeat(64))).isEmpty();
    assertThat(problems("ä".repeat(65))).isEqualTo("f: Too long: must have at most 128 bytes");
  }

  @Test
  void whatCannotBePrintedIsToldWithItsPlace() {
    assertThat(problems("a b")).isEmpty();
    assertThat(problems("ä\u0007")).endsWith(": invalid character U+0007 (at position 2)");
    assertThat(problems("a\u00a0")).contains("U+00A0 (at position 1)");
  }

  @Test
  void aUserAgentGivesWhatFits() {
    assertThat(FieldManagerNames.ofUserAgent("kubectl/v1.18 (linux)")).isEqualTo("kubectl");
    assertThat(FieldManagerNames.ofUserAgent("a\u0007b")).isEqualTo("ab");
    assertThat(FieldManagerNames.ofUserAgent("x" + "ä".repeat(70))).isEqualTo("x" + "ä".repeat(63));
  }
}
