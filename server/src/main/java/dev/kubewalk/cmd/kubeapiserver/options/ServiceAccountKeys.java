package dev.kubewalk.cmd.kubeapiserver.options;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/** The files that verify service account tokens, and who signs new ones. */
record ServiceAccountKeys(
    List<String> verificationKeyFiles, Optional<ServiceAccountIssuer> issuer) {
  ServiceAccountKeys {
    verificationKeyFiles = List.copyOf(verificationKeyFiles);
    requireNonNull(issuer, "issuer is null");
  }
}
