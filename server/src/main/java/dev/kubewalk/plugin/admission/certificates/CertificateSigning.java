package dev.kubewalk.plugin.admission.certificates;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.admission.AdmissionPlugin;
import dev.kubewalk.apiserver.admission.Attributes;
import dev.kubewalk.apiserver.admission.Attributes.Operation;
import dev.kubewalk.apiserver.admission.Refusal;
import dev.kubewalk.apiserver.authorization.Authorizer;

/**
 * Who puts a certificate into a request needs the right to {@code sign} for its signer.
 *
 * <p>Go: plugin/pkg/admission/certificates/signing/admission.go (Plugin)
 */
public final class CertificateSigning implements AdmissionPlugin.Validating {
  private final SignerRights rights;

  public CertificateSigning(Authorizer authorizer) {
    this.rights = new SignerRights(authorizer);
  }

  @Override
  public String name() {
    return "CertificateSigning";
  }

  @Override
  public boolean handles(Operation operation) {
    return operation == Operation.UPDATE;
  }

  @Override
  public void validate(Attributes attributes) {
    if (!attributes.is("certificates.k8s.io", "certificatesigningrequests")
        || !attributes.target().subresource().equals("status")) {
      return;
    }
    Unstructured old = attributes.oldObject().orElseThrow();
    Unstructured request = attributes.object().orElseThrow();
    if (old.stringAt("status.certificate").equals(request.stringAt("status.certificate"))) {
      return;
    }
    String signer = old.stringAt("spec.signerName");
    if (!rights.has(attributes, "sign", signer)) {
      throw Refusal.forbidden(
          attributes, "user not permitted to sign requests with signerName \"" + signer + "\"");
    }
  }
}
