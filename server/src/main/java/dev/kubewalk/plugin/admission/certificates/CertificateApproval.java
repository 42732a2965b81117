package dev.kubewalk.plugin.admission.certificates;

import dev.kubewalk.apiserver.admission.AdmissionPlugin;
import dev.kubewalk.apiserver.admission.Attributes;
import dev.kubewalk.apiserver.admission.Attributes.Operation;
import dev.kubewalk.apiserver.admission.Refusal;
import dev.kubewalk.apiserver.authorization.Authorizer;

/**
 * Who approves a request needs the right to {@code approve} for its signer.
 *
 * <p>Go: plugin/pkg/admission/certificates/approval/admission.go (Plugin)
 */
public final class CertificateApproval implements AdmissionPlugin.Validating {
  private final SignerRights rights;

  public CertificateApproval(Authorizer authorizer) {
    this.rights = new SignerRights(authorizer);
  }

  @Override
  public String name() {
    return "CertificateApproval";
  }

  @Override
  public boolean handles(Operation operation) {
    return operation == Operation.UPDATE;
  }

  @Override
  public void validate(Attributes attributes) {
    if (!attributes.is("certificates.k8s.io", "certificatesigningrequests")
        || !attributes.target().subresource().equals("approval")) {
      return;
    }
    String signer = attributes.oldObject().orElseThrow().stringAt("spec.signerName");
    if (!rights.has(attributes, "approve", signer)) {
      throw Refusal.forbidden(
          attributes, "user not permitted to approve requests with signerName \"" + signer + "\"");
    }
  }
}
