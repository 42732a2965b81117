package dev.kubewalk.cmd.kubeapiserver.options;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.client.util.cert.PemPair;
import java.util.Optional;

/**
 * The server's certificate and key: two files, or with {@code --cert-dir=""} a pair in memory.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/options/serving.go (GeneratableKeyCert)
 *
 * @param certFile the path of the certificate with its chain; empty for a pair in memory
 * @param keyFile the path of the key; empty for a pair in memory
 */
public record ServingCertificate(String certFile, String keyFile, Optional<PemPair> inMemory) {
  public ServingCertificate {
    requireNonNull(certFile, "certFile is null");
    requireNonNull(keyFile, "keyFile is null");
    requireNonNull(inMemory, "inMemory is null");
  }

  static ServingCertificate files(String certFile, String keyFile) {
    return new ServingCertificate(certFile, keyFile, Optional.empty());
  }
}
