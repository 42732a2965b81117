package dev.kubewalk.apiserver.util.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.apimachinery.util.net.Ip;
import dev.kubewalk.apiserver.server.certificates.PemPairs;
import dev.kubewalk.apiserver.server.jetty.TestingCertificates;
import dev.kubewalk.client.util.cert.SelfSignedCertificates;
import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.componentbase.GoRoutines;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names that a certificate is for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerNamesTest {
  private X509Certificate certificate;

  @BeforeAll
  void make() throws IOException {
    certificate = PemPairs.certificates(
            new SelfSignedCertificates(Clock.system(), GoRoutines.forThisJdk())
                .generate(
                    "hook.ns.svc",
                    List.of(Ip.parse("10.0.0.1").orElseThrow()),
                    List.of("*.acme.example"),
                    Duration.ofDays(1))
                .certificates())
        .get(0);
  }

  private static String check(X509Certificate certificate, String name) {
    try {
      ServerNames.check(certificate, name);
      return "ok";
    } catch (CertificateException e) {
      return e.getMessage();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hook.ns.svc      | ok",
        "HOOK.ns.svc      | ok",
        "a.acme.example   | ok",
        "10.0.0.1         | ok",
        "a.b.acme.example | x509: certificate is valid for hook.ns.svc, *.acme.example, not"
            + " a.b.acme.example",
        "acme.example     | x509: certificate is valid for hook.ns.svc, *.acme.example, not"
            + " acme.example",
        "10.0.0.2         | x509: certificate is valid for 10.0.0.1, not 10.0.0.2"
      })
  void alternativeNames(String name, String expected) {
    assertThat(check(certificate, name)).isEqualTo(expected);
  }

  @Test
  void theCommonNameIsForWantOfOthers() throws Exception {
    X509Certificate plain = TestingCertificates.selfSigned("CN=hook").chain().get(0);
    assertThat(check(plain, "hook")).isEqualTo("ok");
    assertThat(check(plain, "other")).isEqualTo("x509: certificate is valid for hook, not other");
    assertThat(check(plain, "10.0.0.1"))
        .isEqualTo("x509: cannot validate certificate for 10.0.0.1 because it doesn't contain any"
            + " IP SANs");
  }
}
