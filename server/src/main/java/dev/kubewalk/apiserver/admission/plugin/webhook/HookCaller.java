package dev.kubewalk.apiserver.admission.plugin.webhook;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apiserver.admission.WebhookMetrics;
import dev.kubewalk.apiserver.admission.WebhookMetrics.Call;
import dev.kubewalk.apiserver.admission.WebhookMetrics.Failure;
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

  private final WebhookMetrics metrics;
  private final boolean mutating;

  /**
   * @param mutating whether the webhooks may answer with patches
   */
  public HookCaller(WebhookMetrics metrics, boolean mutating) {
    this.metrics = requireNonNull(metrics);
    this.mutating = mutating;
  }

  /**
   * @return the patch that a mutating webhook wants applied, JSON text; empty for none
   * @throws CallingWebhookException when there is no answer that could be used
   * @throws StatusException when the webhook refuses the write, or
   *     cannot be asked about dry runs
   */
  public byte[] call(Webhook hook, VersionedAttributes shown) throws CallingWebhookException {
    Call call = new Call(
        hook.name(), mutating ? "admit" : "validating", shown.attributes().operation());
    long start = metrics.start();
    boolean rejected = true;
    try {
      if (shown.attributes().dryRun() && !hook.policy().dryRuns()) {
        metrics.rejected(call, Failure.APISERVER_INTERNAL_ERROR, 0);
        throw Denials.noDryRun(hook.name());
      }
      AdmissionResponse response = ask(hook, shown);
      if (!response.allowed()) {
        StatusException denial = Denials.denied(hook.name(), response.status());
        metrics.rejected(call, Failure.NO_ERROR, denial.code());
        throw denial;
      }
      rejected = false;
      return response.patch();
    } catch (IOException e) {
      rejected = !hook.failsOpen();
      if (rejected) {
        metrics.rejected(call, Failure.CALLING_WEBHOOK_ERROR, 0);
      }
      throw new CallingWebhookException(hook.name(), e);
    } finally {
      metrics.called(call, rejected, start);
    }
  }

  private AdmissionResponse ask(Webhook hook, VersionedAttributes shown) throws IOException {
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
