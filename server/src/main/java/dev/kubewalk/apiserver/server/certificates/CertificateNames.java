package dev.kubewalk.apiserver.server.certificates;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/**
 * The names that a certificate is good for.
 *
 * <p>Go:
 * staging/src/k8s.io/apiserver/pkg/server/dynamiccertificates/named_certificates.go
 * (getCertificateNames)
 */
final class CertificateNames {
  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;

  private CertificateNames() {}

  static List<String> of(X509Certificate certificate) {
    List<String> names = new ArrayList<>();
    String commonName = commonName(certificate.getSubjectX500Principal());
    if (!commonName.isEmpty() && !commonName.contains("@")) {
      names.add(commonName);
    }
    try {
      Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
      for (List<?> alternative : alternatives == null ? List.<List<?>>of() : alternatives) {
        int type = (Integer) alternative.get(0);
        if (type == DNS_NAME || type == IP_ADDRESS) {
          names.add(String.valueOf(alternative.get(1)));
        }
      }
    } catch (CertificateParsingException malformed) {
      // Without readable alternatives the common name has to do.
      return names;
    }
    return names;
  }

  static String commonName(X500Principal principal) {
    try {
      for (Rdn rdn : new LdapName(principal.getName()).getRdns()) {
        if (rdn.getType().equalsIgnoreCase("CN")) {
          return String.valueOf(rdn.getValue());
        }
      }
    } catch (InvalidNameException malformed) {
      // A subject that cannot be read names nobody.
      return "";
    }
    return "";
  }
}
