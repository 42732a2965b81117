package dev.kubewalk.apiserver.admission.plugin.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionResource;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.admission.Attributes;
import dev.kubewalk.apiserver.authentication.UserInfo;
import java.util.Optional;

/**
 * Writes the AdmissionReview that a webhook is sent. Its versions v1 and v1beta1 differ in their
 * names only.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/webhook/request/admissionreview.go
 * (CreateV1AdmissionReview, CreateV1beta1AdmissionReview)
 */
final class AdmissionReviews {
  static final String GROUP = "admission.k8s.io/";
  static final String KIND = "AdmissionReview";

  private AdmissionReviews() {}

  /**
   * @param version v1 or v1beta1
   */
  static ObjectNode of(String version, String uid, VersionedAttributes shown) {
    Attributes attributes = shown.attributes();
    Attributes.Target target = attributes.target();
    ObjectNode review = JsonNodeFactory.instance.objectNode();
    review.put("kind", KIND).put("apiVersion", GROUP + version);
    ObjectNode request = review.putObject("request");
    request.put("uid", uid);
    kind(request.putObject("kind"), shown.version().kind());
    resource(request.putObject("resource"), shown.version().resource());
    text(request, "subResource", target.subresource());
    kind(request.putObject("requestKind"), target.kind());
    resource(request.putObject("requestResource"), target.resource());
    text(request, "requestSubResource", target.subresource());
    text(request, "name", target.name());
    text(request, "namespace", namespace(attributes));
    request.put("operation", attributes.operation().name());
    user(request.putObject("userInfo"), attributes.user());
    request.set("object", tree(shown.object()));
    request.set("oldObject", tree(shown.oldObject()));
    request.put("dryRun", attributes.dryRun());
    boolean hasOptions = !attributes.options().kind().isEmpty();
    request.set("options", tree(Optional.of(attributes.options()).filter(o -> hasOptions)));
    return review;
  }

  /** The request for an existing namespace is in that namespace. */
  private static String namespace(Attributes attributes) {
    boolean existing =
        attributes.is("", "namespaces") && attributes.operation() != Attributes.Operation.CREATE;
    return existing ? attributes.target().name() : attributes.target().namespace();
  }

  private static void text(ObjectNode node, String field, String value) {
    if (!value.isEmpty()) {
      node.put(field, value);
    }
  }

  private static void kind(ObjectNode node, GroupVersionKind kind) {
    node.put("group", kind.group()).put("version", kind.version()).put("kind", kind.kind());
  }

  private static void resource(ObjectNode node, GroupVersionResource resource) {
    node.put("group", resource.group())
        .put("version", resource.version())
        .put("resource", resource.resource());
  }

  private static void user(ObjectNode node, UserInfo user) {
    text(node, "username", user.name());
    text(node, "uid", user.uid());
    if (!user.groups().isEmpty()) {
      user.groups().forEach(node.putArray("groups")::add);
    }
    if (!user.extra().isEmpty()) {
      ObjectNode extra = node.putObject("extra");
      user.extra().forEach((key, values) -> values.forEach(extra.withArray(key)::add));
    }
  }

  private static JsonNode tree(Optional<Unstructured> object) {
    return object.<JsonNode>map(Unstructured::node).orElseGet(JsonNodeFactory.instance::nullNode);
  }
}
