package dev.kubewalk.plugin.admission.certificates;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.admission.AdmissionPlugin;
import dev.kubewalk.apiserver.admission.Attributes;
import dev.kubewalk.apiserver.admission.Attributes.Operation;
import dev.kubewalk.apiserver.admission.Refusal;
import dev.kubewalk.apiserver.authentication.UserInfo;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/**
 * Nobody gets a client certificate for the group that may do everything.
 *
 * <p>Go: plugin/pkg/admission/certificates/subjectrestriction/admission.go (Plugin)
 */
public final class CertificateSubjectRestriction implements AdmissionPlugin.Validating {
  private static final String CLIENT_SIGNER = "kubernetes.io/kube-apiserver-client";

  @Override
  public String name() {
    return "CertificateSubjectRestriction";
  }

  @Override
  public boolean handles(Operation operation) {
    return operation == Operation.CREATE;
  }

  @Override
  public void validate(Attributes attributes) {
    if (!attributes.is("certificates.k8s.io", "certificatesigningrequests")
        || !attributes.target().subresource().isEmpty()) {
      return;
    }
    Unstructured request = attributes.object().orElseThrow();
    if (!request.stringAt("spec.signerName").equals(CLIENT_SIGNER)) {
      return;
    }
    try {
      if (organizations(request).contains(UserInfo.SYSTEM_PRIVILEGED_GROUP)) {
        throw Refusal.forbidden(
            attributes,
            "use of "
                + CLIENT_SIGNER
                + " signer with "
                + UserInfo.SYSTEM_PRIVILEGED_GROUP
                + " group is not allowed");
      }
    } catch (IOException e) {
      throw Refusal.forbidden(attributes, "could not parse CSR: " + e.getMessage());
    }
  }

  private static List<String> organizations(Unstructured request) throws IOException {
    byte[] pem = Base64.getDecoder().decode(request.stringAt("spec.request"));
    String text = new String(pem, StandardCharsets.US_ASCII);
    try (PEMParser parser = new PEMParser(new StringReader(text))) {
      if (!(parser.readObject() instanceof PKCS10CertificationRequest parsed)) {
        throw new IOException("PEM block type must be CERTIFICATE REQUEST");
      }
      return Arrays.stream(parsed.getSubject().getRDNs(BCStyle.O))
          .map(rdn -> rdn.getFirst().getValue().toString())
          .toList();
    }
  }
}
