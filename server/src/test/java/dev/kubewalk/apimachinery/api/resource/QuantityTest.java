package dev.kubewalk.apimachinery.api.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0m, 0",
    "00, 0",
    "-0, 0",
    "0Gi, 0",
    "0.5, 500m",
    "2000m, 2",
    "1500m, 1500m",
    "1000, 1k",
    "1k, 1k",
    "100000, 100k",
    "1024Mi, 1Gi",
    "1025Mi, 1025Mi",
    "1024Ki, 1Mi",
    "2048Mi, 2Gi",
    "512Ki, 512Ki",
    "1Ki, 1Ki",
    "0.5Gi, 512Mi",
    "1.5Gi, 1536Mi",
    "0.001Ki, 1024m",
    "1e3, 1e3",
    "1e2, 100",
    "12e6, 12e6",
    "1E3, 1E3",
    "1E, 1E",
    "100e3, 100e3",
    "0.1n, 1n",
    "-500m, -500m",
    "-1024Ki, -1Mi",
    "1000Ki, 1000Ki",
    "8Ki, 8Ki",
    "1., 1.",
    "+5, +5",
    "5000000000, 5G",
    "123456789123456789, 123456789123456789"
  })
  void writesTheCanonicalForm(String in, String out) {
    assertThat(Quantity.parse(in)).hasToString(out);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "lots", "1x", "1 k", "1.2.3", "1Ki5x"})
  void refusesWhatHasTheWrongForm(String text) {
    assertThatThrownBy(() -> Quantity.parse(text))
        .isInstanceOf(QuantityFormatException.class)
        .hasMessage("quantities must match the regular expression"
            + " '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1KK", "1ki", "1eE", "1mm", "--1"})
  void refusesUnknownSuffixes(String text) {
    assertThatThrownBy(() -> Quantity.parse(text)).hasMessage("unable to parse quantity's suffix");
  }

  @ParameterizedTest
  @CsvSource({
    "2, 2, 0, DecimalSI",
    "500m, 500, -3, DecimalSI",
    "1k, 1, 3, DecimalSI",
    "1Gi, 1073741824, 0, BinarySI",
    "1e3, 1, 3, DecimalExponent"
  })
  void goString(String text, String value, String scale, String format) {
    String expected = String.format(
        "resource.Quantity{i:resource.int64Amount{value:%s, scale:%s},"
            + " d:resource.infDecAmount{Dec:(*inf.Dec)(nil)}, s:\"%s\", Format:\"%s\"}",
        value, scale, text, format);
    assertThat(Quantity.parse(text).goString()).isEqualTo(expected);
  }

  @Test
  void calculates() {
    Quantity sum = Quantity.parse("500m").add(Quantity.parse("1"));
    assertThat(sum).hasToString("1500m").isEqualTo(Quantity.parse("1.5"));
    assertThat(Quantity.ZERO.add(Quantity.parse("1Gi"))).hasToString("1Gi");
    assertThat(Quantity.parse("1Gi").subtract(Quantity.parse("1Gi")).isZero()).isTrue();
    assertThat(Quantity.parse("1500m").value()).isEqualTo(2);
    assertThat(Quantity.parse("1.5").milliValue()).isEqualTo(1500);
    assertThat(Quantity.parse("100u").roundUpToMilli()).hasToString("1m");
    assertThat(Quantity.parse("1Gi")).isGreaterThan(Quantity.parse("1G"));
  }
}
