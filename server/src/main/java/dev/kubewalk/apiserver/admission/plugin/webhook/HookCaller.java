package dev.kubewalk.apiserver.admission.plugin.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;

/**
 * Asks one webhook about one write.
 *
 * <p>Go: callHook of staging/src/k8s.io/apiserver/pkg/admission/plugin/webhook/validating/
 * dispatcher.go, callAttrMutatingHook of mutating/dispatcher.go: what they have in common
 */
public final class HookCaller {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> KNOWN_VERSIONS = Set.of("v1", "v1beta1");

  private HookCaller() {}

  /**
   * @return the patch that a mutating webhook wants applied, JSON text; empty for none
   * @throws CallingWebhookException when there is no answer that could be used
   * @throws dev.kubewalk.apimachinery.errors.StatusException when the webhook refuses the write, or
   *     cannot be asked about dry runs
   */
  public static byte[] call(Webhook hook, VersionedAttributes shown, boolean mutating)
      throws CallingWebhookException {
    if (shown.attributes().dryRun() && !hook.policy().dryRuns()) {
      throw Denials.noDryRun(hook.name());
    }
    AdmissionResponse response;
    try {
      response = ask(hook, shown, mutating);
    } catch (IOException e) {
      throw new CallingWebhookException(hook.name(), e);
    }
    if (!response.allowed()) {
      throw Denials.denied(hook.name(), response.status());
    }
    return response.patch();
  }

  private static AdmissionResponse ask(Webhook hook, VersionedAttributes shown, boolean mutating)
      throws IOException {
    String version = hook.reviewVersions().stream()
        .filter(KNOWN_VERSIONS::contains)
        .findFirst()
        .orElseThrow(() -> new IOException(
            "webhook does not accept known AdmissionReview versions (v1, v1beta1)"));
    String uid = UUID.randomUUID().toString();
    byte[] answer = hook.client()
        .post(write(AdmissionReviews.of(version, uid, shown)), hook.policy().timeout());
    return AdmissionResponse.parse(answer, version, uid, mutating);
  }

  private static byte[] write(Object tree) {
    try {
      return JSON.writeValueAsBytes(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON nodes could not be written", e);
    }
  }
}
