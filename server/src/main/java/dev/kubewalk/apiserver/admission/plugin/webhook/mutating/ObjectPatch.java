package dev.kubewalk.apiserver.admission.plugin.webhook.mutating;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.patch.JsonPatch;
import dev.kubewalk.apimachinery.patch.PatchException;
import dev.kubewalk.apimachinery.runtime.serializer.json.DecodeException;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.admission.plugin.webhook.VersionedAttributes;
import dev.kubewalk.componentbase.cli.Quote;
import java.io.IOException;
import java.util.Optional;

/**
 * The JSON patch that a webhook answered with. What is wrong with it is this server's failure, not
 * its client's, and no failure policy lets it pass.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/webhook/mutating/dispatcher.go
 * (callAttrMutatingHook)
 */
record ObjectPatch(JsonNode operations) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Empty when nothing is to be changed. */
  static Optional<ObjectPatch> parse(byte[] patch) {
    if (patch.length == 0) {
      return Optional.empty();
    }
    try {
      JsonNode operations = JSON.readTree(patch);
      boolean none = operations.isArray() && operations.isEmpty();
      return none ? Optional.empty() : Optional.of(new ObjectPatch(operations));
    } catch (IOException e) {
      throw ApiErrors.internal("the patch of a webhook is no JSON");
    }
  }

  /** The new object; the old one is left as it is. */
  Unstructured apply(String webhook, VersionedAttributes shown) {
    Unstructured object = shown
        .object()
        .orElseThrow(() -> ApiErrors.internal("admission webhook " + Quote.quote(webhook)
            + " attempted to modify the object, which is not supported for this operation"));
    try {
      return shown.version().decoded(JsonPatch.parse(operations).apply(object.node()));
    } catch (PatchException | DecodeException e) {
      throw ApiErrors.internal(e.getMessage());
    }
  }
}
