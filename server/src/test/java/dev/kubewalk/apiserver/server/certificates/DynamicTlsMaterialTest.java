package dev.kubewalk.apiserver.server.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubewalk.apiserver.server.jetty.TestingCertificates;
import dev.kubewalk.componentbase.klog.Klog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DynamicTlsMaterialTest {
  @TempDir
  private Path directory;

  @Test
  void choosesByNameWithTheEarlierPairFirst() throws Exception {
    CertificateKeyPair fallback = TestingCertificates.selfSigned("CN=default");
    CertificateKeyPair loopback = TestingCertificates.selfSigned("CN=apiserver-loopback-client");
    CertificateKeyPair wildcard = TestingCertificates.selfSigned("CN=wild");
    DynamicTlsMaterial material = new DynamicTlsMaterial(
        CertKeyContent.fixed("default", fallback),
        List.of(
            new DynamicTlsMaterial.Sni(
                List.of(), CertKeyContent.fixed("self-signed loopback", loopback)),
            new DynamicTlsMaterial.Sni(
                List.of("*.example.com"), CertKeyContent.fixed("wild", wildcard))),
        List.of(),
        Klog.discard());
    assertThat(material.forServerName("")).isSameAs(fallback);
    assertThat(material.forServerName("unknown")).isSameAs(fallback);
    assertThat(material.forServerName("APIserver-loopback-client")).isSameAs(loopback);
    assertThat(material.forServerName("a.example.com")).isSameAs(wildcard);
    assertThat(material.requestsClientCertificates()).isFalse();
  }

  @Test
  void usesANewPairAndKeepsTheOldOneWhenTheNewOneIsBroken() throws Exception {
    Path cert = directory.resolve("a.crt");
    Path key = directory.resolve("a.key");
    write(TestingCertificates.selfSigned("CN=one"), cert, key);
    DynamicServingContent content =
        new DynamicServingContent("serving-cert", cert, key, Klog.discard());
    DynamicTlsMaterial material =
        new DynamicTlsMaterial(content, List.of(), List.of(), Klog.discard());
    assertThat(material.forServerName("").toString()).isEqualTo("CN=one");
    write(TestingCertificates.selfSigned("CN=two"), cert, key);
    material.reload(content);
    assertThat(material.forServerName("").toString()).isEqualTo("CN=two");
    Files.writeString(key, "broken");
    material.reload(content);
    assertThat(material.forServerName("").toString()).isEqualTo("CN=two");
  }

  @Test
  void tellsWhatIsWrongWithAPair() throws Exception {
    Path cert = directory.resolve("a.crt");
    Path key = directory.resolve("a.key");
    assertThatThrownBy(() -> PemPairs.read(cert, key))
        .hasMessage("open " + cert + ": no such file or directory");
    write(TestingCertificates.selfSigned("CN=one"), cert, key);
    write(TestingCertificates.selfSigned("CN=two"), directory.resolve("b.crt"), key);
    assertThatThrownBy(() -> PemPairs.read(cert, key))
        .hasMessage("tls: private key does not match public key");
    Files.writeString(cert, "");
    assertThatThrownBy(() -> PemPairs.read(cert, key))
        .hasMessage("tls: failed to find any PEM data in certificate input");
  }

  private static void write(CertificateKeyPair pair, Path cert, Path key) throws Exception {
    Files.writeString(cert, pem("CERTIFICATE", pair.leaf().getEncoded()));
    Files.writeString(key, pem("PRIVATE KEY", pair.key().getEncoded()));
  }

  private static String pem(String type, byte[] der) {
    Base64.Encoder lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(type, lines.encodeToString(der), type);
  }
}
