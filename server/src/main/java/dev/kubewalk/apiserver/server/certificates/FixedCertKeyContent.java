package dev.kubewalk.apiserver.server.certificates;

/** A pair that was made in memory. */
public record FixedCertKeyContent(String name, CertificateKeyPair current)
    implements CertKeyContent {
  @Override
  public void reload() {}

  @Override
  public boolean isDynamic() {
    return false;
  }
}
