package dev.kubewalk.apiserver.authentication.request;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.authentication.AuthenticationException;
import dev.kubewalk.apiserver.authentication.AuthenticationResponse;
import dev.kubewalk.apiserver.authentication.RequestAuthenticator;
import dev.kubewalk.apiserver.authentication.UserInfo;
import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.componentbase.metrics.KubeRegistry;
import dev.kubewalk.componentbase.metrics.Series;
import dev.kubewalk.http.Request;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The client certificate of the TLS connection: its common name is the user, its organizations are
 * the groups.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/authentication/request/x509/x509.go (Authenticator)
 */
public final class ClientCertificate implements RequestAuthenticator {
  private static final double[] LIFETIMES = Stream.of(
          Duration.ZERO,
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(2),
          Duration.ofHours(6),
          Duration.ofHours(12),
          Duration.ofDays(1),
          Duration.ofDays(2),
          Duration.ofDays(4),
          Duration.ofDays(7),
          Duration.ofDays(30),
          Duration.ofDays(90),
          Duration.ofDays(180),
          Duration.ofDays(360))
      .mapToDouble(Duration::toSeconds)
      .toArray();

  private final ClientVerifier verifier;
  private final Clock clock;
  private final Series<DistributionDataPoint> lifetimes;

  public ClientCertificate(ClientVerifier verifier, KubeRegistry metrics, Clock clock) {
    this.verifier = requireNonNull(verifier);
    this.clock = requireNonNull(clock);
    this.lifetimes = lifetimes(metrics);
  }

  /** How long certificates are still good for when they are used: shown also when none are. */
  public static Series<DistributionDataPoint> lifetimes(KubeRegistry metrics) {
    Series<DistributionDataPoint> series = metrics
        .histogram(
            "apiserver_client_certificate_expiration_seconds",
            "Distribution of the remaining lifetime on the certificate used to authenticate a"
                + " request.",
            LIFETIMES)
        .series();
    series.get();
    return series;
  }

  @Override
  public Optional<AuthenticationResponse> authenticate(Request request)
      throws AuthenticationException {
    List<X509Certificate> chain = request.peerCertificates();
    if (chain.isEmpty()) {
      return Optional.empty();
    }
    Duration left = Duration.between(clock.now(), chain.get(0).getNotAfter().toInstant());
    lifetimes.get().observe((double) left.toSeconds());
    verifier.verify(chain);
    String name = DistinguishedName.commonName(chain.get(0));
    if (name.isEmpty()) {
      return Optional.empty();
    }
    List<String> groups = DistinguishedName.organizations(chain.get(0));
    return Optional.of(new AuthenticationResponse(new UserInfo(name, groups)));
  }
}
