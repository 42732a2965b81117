package dev.kubewalk.apiserver.admission.plugin.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apimachinery.runtime.serializer.json.DecodeException;
import dev.kubewalk.apimachinery.runtime.serializer.json.MetaFactory;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.componentbase.cli.Quote;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;

/**
 * What a webhook answered, in a form that may be relied upon.
 *
 * @param status why it was not allowed; empty when the webhook does not say
 * @param patch JSON text; empty when nothing is to be changed
 *     <p>Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/webhook/request/admissionreview.go
 *     (VerifyAdmissionResponse)
 */
record AdmissionResponse(boolean allowed, Optional<Unstructured> status, byte[] patch) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String JSON_PATCH = "JSONPatch";

  /**
   * @param version of the review that was sent; v1beta1 asks for less
   * @param uid of the request
   * @throws IOException with v1.18's message when the answer is none
   */
  static AdmissionResponse parse(byte[] body, String version, String uid, boolean mutating)
      throws IOException {
    GroupVersionKind said;
    try {
      said = MetaFactory.interpret(body);
    } catch (DecodeException e) {
      throw new IOException(e.getMessage(), e);
    }
    Unstructured review =
        Unstructured.of(JSON.createObjectNode().set("review", JSON.readTree(body)));
    if (!review.has("review.response")) {
      throw new IOException("webhook response was absent");
    }
    Unstructured response = review.objectAt("review.response");
    boolean v1 = version.equals("v1");
    if (v1) {
      verify(response, said, uid);
    }
    byte[] patch = patch(response);
    if (v1) {
      verifyPatch(response, patch, mutating);
    }
    return new AdmissionResponse(
        response.booleanAt("allowed"),
        Optional.of(response.objectAt("status")).filter(s -> response.has("status")),
        mutating ? patch : new byte[0]);
  }

  private static void verify(Unstructured response, GroupVersionKind said, String uid)
      throws IOException {
    String answered = response.stringAt("uid");
    if (!answered.equals(uid)) {
      throw new IOException(
          "expected response.uid=" + Quote.quote(uid) + ", got " + Quote.quote(answered));
    }
    GroupVersionKind expected = new GroupVersionKind("admission.k8s.io", "v1", "AdmissionReview");
    if (!said.equals(expected)) {
      throw new IOException("expected webhook response of " + expected + ", got " + shown(said));
    }
  }

  private static String shown(GroupVersionKind said) {
    return said.group() + "/" + said.version() + ", Kind=" + said.kind();
  }

  private static byte[] patch(Unstructured response) throws IOException {
    try {
      return Base64.getDecoder().decode(response.stringAt("patch"));
    } catch (IllegalArgumentException e) {
      throw new IOException("illegal base64 data in response.patch", e);
    }
  }

  private static void verifyPatch(Unstructured response, byte[] patch, boolean mutating)
      throws IOException {
    boolean typed = response.has("patchType");
    if (!mutating) {
      if (patch.length > 0) {
        throw new IOException("validating webhook may not return response.patch");
      }
      if (typed) {
        throw new IOException("validating webhook may not return response.patchType");
      }
      return;
    }
    if (patch.length > 0 && !typed) {
      throw new IOException("webhook returned response.patch but not response.patchType");
    }
    if (patch.length == 0 && typed) {
      throw new IOException("webhook returned response.patchType but not response.patch");
    }
    String type = response.stringAt("patchType");
    if (typed && type.isEmpty()) {
      throw new IOException("webhook returned invalid response.patchType of \"\"");
    }
    if (typed && !type.equals(JSON_PATCH)) {
      throw new IOException("unsupported patch type " + Quote.quote(type));
    }
  }
}
