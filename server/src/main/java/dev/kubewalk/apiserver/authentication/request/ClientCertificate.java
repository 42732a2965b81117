package dev.kubewalk.apiserver.authentication.request;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.authentication.AuthenticationException;
import dev.kubewalk.apiserver.authentication.AuthenticationResponse;
import dev.kubewalk.apiserver.authentication.RequestAuthenticator;
import dev.kubewalk.apiserver.authentication.UserInfo;
import dev.kubewalk.http.Request;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * The client certificate of the TLS connection: its common name is the user, its organizations are
 * the groups.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/authentication/request/x509/x509.go (Authenticator)
 */
public final class ClientCertificate implements RequestAuthenticator {
  private final ClientVerifier verifier;

  public ClientCertificate(ClientVerifier verifier) {
    this.verifier = requireNonNull(verifier);
  }

  @Override
  public Optional<AuthenticationResponse> authenticate(Request request)
      throws AuthenticationException {
    List<X509Certificate> chain = request.peerCertificates();
    if (chain.isEmpty()) {
      return Optional.empty();
    }
    verifier.verify(chain);
    String name = DistinguishedName.commonName(chain.get(0));
    if (name.isEmpty()) {
      return Optional.empty();
    }
    List<String> groups = DistinguishedName.organizations(chain.get(0));
    return Optional.of(new AuthenticationResponse(new UserInfo(name, groups)));
  }
}
