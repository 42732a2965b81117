package dev.kubewalk.cmd.kubeapiserver.options;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.componentbase.featuregate.FeatureGate;
import dev.kubewalk.tracer.Trace;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Options with nothing left open; a server is built from these. Only {@link
 * ServerRunOptions#complete} makes them, and nothing of them changes any more.
 *
 * <p>What the command line said is in {@link #options}; where completing found something else, the
 * methods here have it, and are to be asked.
 *
 * <p>Go: cmd/kube-apiserver/app/server.go (completedServerRunOptions)
 */
public final class CompletedServerRunOptions {
  /** What completing found; in Go these are fields of ServerRunOptions that Complete changes. */
  record Found(
      InetAddress advertiseAddress,
      String externalHost,
      ServiceIpRanges serviceIpRanges,
      ServingCertificate servingCertificate,
      boolean anonymousAllowed,
      ServiceAccountKeys serviceAccountKeys,
      List<String> watchCacheSizes,
      Map<String, String> runtimeConfig) {
    Found {
      requireNonNull(advertiseAddress, "advertiseAddress is null");
      requireNonNull(externalHost, "externalHost is null");
      requireNonNull(serviceIpRanges, "serviceIpRanges is null");
      requireNonNull(servingCertificate, "servingCertificate is null");
      requireNonNull(serviceAccountKeys, "serviceAccountKeys is null");
      watchCacheSizes = List.copyOf(watchCacheSizes);
      runtimeConfig = Map.copyOf(runtimeConfig);
    }
  }

  private final ServerRunOptions options;
  private final Found found;
  private final FeatureGate featureGate;

  CompletedServerRunOptions(ServerRunOptions options, Found found) {
    this.options = requireNonNull(options, "options is null");
    this.found = requireNonNull(found, "found is null");
    this.featureGate = options.genericServerRun.featureGate();
  }

  /** The flag groups as the command line left them; they are frozen. */
  public ServerRunOptions options() {
    return options;
  }

  public FeatureGate featureGate() {
    return featureGate;
  }

  /** The address that the cluster is told. */
  public InetAddress advertiseAddress() {
    return found.advertiseAddress();
  }

  /** The host name in URLs that the server hands out. */
  public String externalHost() {
    return found.externalHost();
  }

  public ServiceIpRanges serviceIpRanges() {
    return found.serviceIpRanges();
  }

  public ServingCertificate servingCertificate() {
    return found.servingCertificate();
  }

  /** False when the flag says so, and whenever AlwaysAllow is among the authorizers. */
  public boolean anonymousAllowed() {
    return found.anonymousAllowed();
  }

  /** The files of keys that verify service account tokens; empty if such tokens are not accepted. */
  public List<String> serviceAccountKeyFiles() {
    return found.serviceAccountKeys().verificationKeyFiles();
  }

  /** Who signs new service account tokens, if the flags for it were given. */
  public Optional<ServiceAccountIssuer> serviceAccountIssuer() {
    return found.serviceAccountKeys().issuer();
  }

  /** {@code resource[.group]#size}, the flags' sizes over the usual ones. */
  public List<String> watchCacheSizes() {
    return found.watchCacheSizes();
  }

  /** {@code --runtime-config} with the core group spelled {@code /v1}. */
  public Map<String, String> runtimeConfig() {
    return found.runtimeConfig();
  }

  /** All that is wrong with these options; empty if they can be used. */
  public List<String> validate(Trace trace) {
    return new Validation(this, trace).validate();
  }
}
