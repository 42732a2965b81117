package dev.kubewalk.apiserver.server.options;

import java.util.ArrayList;
import java.util.List;

/**
 * The names of TLS versions and cipher suites that flags accept. Java uses the same names for suites
 * as Go, with two exceptions, see {@link #javaName}.
 *
 * <p>Go: staging/src/k8s.io/component-base/cli/flag/ciphersuites_flag.go
 */
public final class TlsFlags {
  public static final List<String> VERSIONS =
      List.of("VersionTLS10", "VersionTLS11", "VersionTLS12", "VersionTLS13");

  public static final List<String> CIPHER_SUITES = List.of(
      "TLS_AES_128_GCM_SHA256",
      "TLS_AES_256_GCM_SHA384",
      "TLS_CHACHA20_POLY1305_SHA256",
      "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
      "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256",
      "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
      "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
      "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
      "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305",
      "TLS_ECDHE_ECDSA_WITH_RC4_128_SHA",
      "TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA",
      "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
      "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256",
      "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
      "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA",
      "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
      "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305",
      "TLS_ECDHE_RSA_WITH_RC4_128_SHA",
      "TLS_RSA_WITH_3DES_EDE_CBC_SHA",
      "TLS_RSA_WITH_AES_128_CBC_SHA",
      "TLS_RSA_WITH_AES_128_CBC_SHA256",
      "TLS_RSA_WITH_AES_128_GCM_SHA256",
      "TLS_RSA_WITH_AES_256_CBC_SHA",
      "TLS_RSA_WITH_AES_256_GCM_SHA384",
      "TLS_RSA_WITH_RC4_128_SHA");

  private TlsFlags() {}

  /** What is wrong with the names given; empty if nothing. */
  static List<String> unknown(List<String> suites, String version) {
    List<String> messages = new ArrayList<>();
    for (String suite : suites) {
      if (!CIPHER_SUITES.contains(suite)) {
        messages.add("Cipher suite " + suite + " not supported or doesn't exist");
      }
    }
    if (!version.isEmpty() && !VERSIONS.contains(version)) {
      messages.add("unknown tls version \"" + version + "\"");
    }
    return messages;
  }

  /** The name by which the JDK knows a suite. */
  public static String javaName(String suite) {
    return suite.endsWith("_WITH_CHACHA20_POLY1305") ? suite + "_SHA256" : suite;
  }

  /** The name by which the JDK knows a version, such as {@code TLSv1.2}. */
  public static String javaVersion(String version) {
    String digits = version.substring("VersionTLS".length());
    return digits.equals("10") ? "TLSv1" : "TLSv1." + digits.charAt(1);
  }
}
