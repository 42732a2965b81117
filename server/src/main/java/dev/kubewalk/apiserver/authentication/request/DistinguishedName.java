package dev.kubewalk.apiserver.authentication.request;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.naming.NamingException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** The parts of a certificate's subject that name a user. */
final class DistinguishedName {
  private DistinguishedName() {}

  /** The common name; empty when there is none. */
  static String commonName(X509Certificate certificate) {
    List<String> names = values(certificate, "CN");
    return names.isEmpty() ? "" : names.get(0);
  }

  /** The organizations, in the order in which the certificate has them. */
  static List<String> organizations(X509Certificate certificate) {
    return values(certificate, "O");
  }

  private static List<String> values(X509Certificate certificate, String type) {
    List<String> values = new ArrayList<>();
    try {
      // Rdns are numbered from the right: the first of the certificate comes first.
      for (Rdn rdn : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
        var attribute = rdn.toAttributes().get(type);
        if (attribute != null) {
          for (int i = 0; i < attribute.size(); i++) {
            values.add(String.valueOf(attribute.get(i)));
          }
        }
      }
    } catch (NamingException malformed) {
      // A subject that cannot be read names nobody.
      return List.of();
    }
    return values;
  }
}
