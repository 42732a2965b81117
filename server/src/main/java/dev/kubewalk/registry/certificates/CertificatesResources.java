package dev.kubewalk.registry.certificates;

import dev.kubewalk.apiserver.registry.rest.Resource;
import java.util.List;

/** Go: pkg/registry/certificates/rest/storage_certificates.go (RESTStorageProvider). */
public final class CertificatesResources {
  private CertificatesResources() {}

  public static List<Resource> resources() {
    return List.of(CertificateSigningRequests.define());
  }
}
