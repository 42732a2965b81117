package dev.kubewalk.plugin.admission.certificates;

import dev.kubewalk.apiserver.admission.Attributes;
import dev.kubewalk.apiserver.authorization.Attributes.ResourceAttributes;
import dev.kubewalk.apiserver.authorization.Authorizer;
import dev.kubewalk.apiserver.authorization.Decision;

/**
 * Asks whether a user has a right on a signer, by its name or by its whole domain.
 *
 * <p>Go: plugin/pkg/admission/certificates/util.go (IsAuthorizedForSignerName)
 */
final class SignerRights {
  private final Authorizer authorizer;

  SignerRights(Authorizer authorizer) {
    this.authorizer = authorizer;
  }

  /**
   * @param verb approve or sign
   */
  boolean has(Attributes attributes, String verb, String signerName) {
    String domain = signerName.substring(0, Math.max(0, signerName.indexOf('/')));
    return allows(attributes, verb, signerName) || allows(attributes, verb, domain + "/*");
  }

  private boolean allows(Attributes attributes, String verb, String signer) {
    ResourceAttributes resource =
        new ResourceAttributes("certificates.k8s.io", "*", "signers", "", "", signer);
    var question = dev.kubewalk.apiserver.authorization.Attributes.ofResource(
        attributes.user(), verb, resource);
    return authorizer.authorize(question) instanceof Decision.Allow;
  }
}
