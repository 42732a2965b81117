package dev.kubewalk.tracer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoteValuesTest {

  private final NoteValues values = new NoteValues("/home/ann/work", "/tmp", "/home/ann");

  @ParameterizedTest
  @CsvSource({
    "/home/ann/work/data/x.log, ./data/x.log",
    "/home/ann/other, ~/other",
    "/home/anna/other, /home/anna/other",
    "/tmp, $TMP",
    "serving-cert::/tmp/a.crt::/tmp/a.key, serving-cert::$TMP/a.crt::$TMP/a.key",
    "/var/tmp/a, /var/tmp/a",
    "/var/run/kubernetes/apiserver.crt, /var/run/kubernetes/apiserver.crt",
  })
  void placesOfTheMachineAreReplaced(String text, String expected) {
    assertThat(values.text(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "token",
        "bearerToken",
        "loopback-token",
        "data",
        "client_secret",
        "PASSWORD",
        "privateKey",
        "credentials"
      })
  void secretNamesAreRedacted(String name) {
    assertThat(values.of(name, "s3cr3t")).isEqualTo(Redaction.REDACTED);
    assertThat(values.of("outer", Map.of(name, "s3cr3t")))
        .isEqualTo(Map.of(name, Redaction.REDACTED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"tls-private-key-file", "token-auth-file", "tokenCount", "metadata", "monkey"})
  void namesOfHarmlessThingsAreKept(String name) {
    assertThat(values.of(name, "x")).isEqualTo("x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-----BEGIN RSA PRIVATE KEY-----\nabc",
        "Authorization: Bearer 0123456789abcdef",
        "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJzeXN0ZW0ifQ.c2ln"
      })
  void textsThatLookLikeSecretsAreRedacted(String text) {
    assertThat(values.of("message", text)).isEqualTo(Redaction.REDACTED);
  }

  @Test
  void valuesAreCopied() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("list", List.of(1, "/tmp/x"));
    Object copy = values.of("v", map);
    map.clear();
    assertThat(copy).isEqualTo(Map.of("list", List.of(1L, "$TMP/x")));
    assertThat(values.text("x".repeat(5000))).hasSizeLessThan(4100).endsWith("… (1000 more)");
  }
}
