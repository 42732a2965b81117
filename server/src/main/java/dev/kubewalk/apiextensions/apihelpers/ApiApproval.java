package dev.kubewalk.apiextensions.apihelpers;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * Whether the community has approved a definition in one of its own groups.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apihelpers/helpers.go (GetAPIApprovalState)
 *
 * @param reason what there is to say about it
 */
public record ApiApproval(State state, String reason) {
  public static final String ANNOTATION = "api-approved.kubernetes.io";

  private static final String RULE =
      "protected groups must have approval annotation \"" + ANNOTATION + "\"";
  private static final String SEE = ", see https://github.com/kubernetes/enhancements/pull/1111";

  /** Unprotected groups need no approval. */
  public enum State {
    UNPROTECTED,
    MISSING,
    BYPASSED,
    APPROVED,
    INVALID
  }

  public static ApiApproval of(Unstructured definition) {
    if (!isProtected(definition.stringAt("spec.group"))) {
      return new ApiApproval(State.UNPROTECTED, "");
    }
    String said = definition.annotations().getOrDefault(ANNOTATION, "");
    if (said.isEmpty()) {
      return new ApiApproval(State.MISSING, RULE + SEE);
    }
    if (said.startsWith("unapproved")) {
      return new ApiApproval(State.BYPASSED, "not approved: " + FieldError.quote(said));
    }
    return isUrl(said)
        ? new ApiApproval(State.APPROVED, "approved in " + said)
        : new ApiApproval(
            State.INVALID,
            RULE + " with either a URL or a reason starting with \"unapproved\"" + SEE);
  }

  public boolean isRefused() {
    return state == State.MISSING || state == State.INVALID;
  }

  private static boolean isProtected(String group) {
    return group.equals("k8s.io")
        || group.endsWith(".k8s.io")
        || group.equals("kubernetes.io")
        || group.endsWith(".kubernetes.io");
  }

  private static boolean isUrl(String text) {
    try {
      URI url = new URI(text);
      return url.getHost() != null && url.getScheme() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
