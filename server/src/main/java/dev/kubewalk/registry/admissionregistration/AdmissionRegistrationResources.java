package dev.kubewalk.registry.admissionregistration;

import dev.kubewalk.apiserver.registry.rest.Resource;
import java.util.List;

/** Go: pkg/registry/admissionregistration/rest/storage_apiserver.go (RESTStorageProvider). */
public final class AdmissionRegistrationResources {
  private AdmissionRegistrationResources() {}

  public static List<Resource> resources() {
    return List.of(
        WebhookConfigurations.define(
            "validatingwebhookconfigurations", "ValidatingWebhookConfiguration", false),
        WebhookConfigurations.define(
            "mutatingwebhookconfigurations", "MutatingWebhookConfiguration", true));
  }
}
