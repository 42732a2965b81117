package dev.kubewalk.apiserver.util.webhook;

import dev.kubewalk.apimachinery.util.net.Ip;
import java.net.InetAddress;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/**
 * Whether a certificate is for a server's name: by its alternative names, or for want of any by its
 * common name.
 *
 * <p>Go: crypto/x509/verify.go (Certificate.VerifyHostname)
 */
final class ServerNames {
  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;

  private ServerNames() {}

  static void check(X509Certificate certificate, String name) throws CertificateException {
    Optional<InetAddress> address = Ip.parse(name);
    if (address.isPresent()) {
      checkAddress(certificate, address.get(), name);
      return;
    }
    List<String> names = alternatives(certificate, DNS_NAME);
    if (names.isEmpty() && alternatives(certificate, IP_ADDRESS).isEmpty()) {
      commonName(certificate).ifPresent(names::add);
    }
    if (names.stream().noneMatch(pattern -> matches(pattern, name))) {
      throw new CertificateException(
          names.isEmpty()
              ? "x509: certificate is not valid for any names, but wanted to match " + name
              : validFor(names, name));
    }
  }

  private static void checkAddress(X509Certificate certificate, InetAddress address, String name)
      throws CertificateException {
    List<String> addresses = alternatives(certificate, IP_ADDRESS);
    if (addresses.isEmpty()) {
      throw new CertificateException("x509: cannot validate certificate for " + name
          + " because it doesn't contain any IP SANs");
    }
    if (addresses.stream()
        .noneMatch(one -> Ip.parse(one).filter(address::equals).isPresent())) {
      throw new CertificateException(validFor(addresses, name));
    }
  }

  private static String validFor(List<String> names, String wanted) {
    return "x509: certificate is valid for " + String.join(", ", names) + ", not " + wanted;
  }

  private static List<String> alternatives(X509Certificate certificate, int type)
      throws CertificateParsingException {
    List<String> found = new ArrayList<>();
    Collection<List<?>> all = certificate.getSubjectAlternativeNames();
    if (all != null) {
      for (List<?> one : all) {
        if (Integer.valueOf(type).equals(one.get(0))) {
          found.add(String.valueOf(one.get(1)));
        }
      }
    }
    return found;
  }

  private static Optional<String> commonName(X509Certificate certificate) {
    try {
      return new LdapName(certificate.getSubjectX500Principal().getName())
          .getRdns().stream()
              .filter(rdn -> rdn.getType().equalsIgnoreCase("CN"))
              .map(rdn -> String.valueOf(rdn.getValue()))
              .findFirst();
    } catch (InvalidNameException e) {
      return Optional.empty();
    }
  }

  /** A star stands for the whole first label and nothing else. */
  private static boolean matches(String pattern, String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    String known = pattern.toLowerCase(Locale.ROOT);
    if (!known.startsWith("*.")) {
      return known.equals(wanted);
    }
    int dot = wanted.indexOf('.');
    return dot > 0 && wanted.substring(dot).equals(known.substring(1));
  }
}
