package dev.kubewalk.registry.certificates;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/**
 * Which signer is meant by a request that names none, from what it asks for.
 *
 * <p>Go: pkg/apis/certificates/v1beta1/defaults.go (DefaultSignerNameFromSpec)
 */
final class DefaultSigners {
  private static final String UNKNOWN = "kubernetes.io/legacy-unknown";
  private static final Set<String> CLIENT =
      Set.of("key encipherment", "digital signature", "client auth");
  private static final Set<String> SERVING =
      Set.of("key encipherment", "digital signature", "server auth");

  private DefaultSigners() {}

  static String of(Unstructured spec) {
    Optional<PKCS10CertificationRequest> request = parse(spec.stringAt("request"));
    if (request.isEmpty()) {
      return UNKNOWN;
    }
    X500Name subject = request.get().getSubject();
    Set<String> usages = new TreeSet<>(spec.stringsAt("usages"));
    boolean node = values(subject, BCStyle.O).equals(List.of("system:nodes"))
        && values(subject, BCStyle.CN).stream().anyMatch(cn -> cn.startsWith("system:node:"));
    boolean names = request.get().getAttributes().length > 0;
    if (node && !names && usages.equals(CLIENT)) {
      return "kubernetes.io/kube-apiserver-client-kubelet";
    }
    boolean self = values(subject, BCStyle.CN).contains(spec.stringAt("username"));
    return node && names && self && usages.equals(SERVING)
        ? "kubernetes.io/kubelet-serving"
        : UNKNOWN;
  }

  private static List<String> values(X500Name name, ASN1ObjectIdentifier type) {
    return Arrays.stream(name.getRDNs(type))
        .map(rdn -> IETFUtils.valueToString(rdn.getFirst().getValue()))
        .toList();
  }

  /** What is wrong with the encoded request, if anything. */
  static Optional<String> pemProblem(String encoded) {
    Optional<byte[]> der = der(encoded);
    if (der.isEmpty()) {
      return Optional.of("PEM block type must be CERTIFICATE REQUEST");
    }
    return parse(encoded).isPresent()
        ? Optional.empty()
        : Optional.of("asn1: syntax error: data truncated");
  }

  private static Optional<PKCS10CertificationRequest> parse(String encoded) {
    try {
      Optional<byte[]> der = der(encoded);
      return der.isEmpty()
          ? Optional.empty()
          : Optional.of(new PKCS10CertificationRequest(der.get()));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<byte[]> der(String encoded) {
    try {
      return derOf(encoded);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static Optional<byte[]> derOf(String encoded) {
    String begin = "-----BEGIN CERTIFICATE REQUEST-----";
    String end = "-----END CERTIFICATE REQUEST-----";
    String pem = new String(Base64.getMimeDecoder().decode(encoded), StandardCharsets.UTF_8);
    int from = pem.indexOf(begin);
    int to = pem.indexOf(end);
    if (from < 0 || to < from) {
      return Optional.empty();
    }
    String body = pem.substring(from + begin.length(), to);
    return Optional.of(Base64.getMimeDecoder().decode(body));
  }
}
