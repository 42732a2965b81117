package dev.kubewalk.cmd.kubeapiserver;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.server.InsecureServingInfo;
import dev.kubewalk.apiserver.server.Listener;
import dev.kubewalk.apiserver.server.SecureServingInfo;
import dev.kubewalk.apiserver.server.ServerRuntime;
import dev.kubewalk.apiserver.server.Serving;
import dev.kubewalk.apiserver.server.certificates.CertKeyContent;
import dev.kubewalk.apiserver.server.certificates.DynamicCaContent;
import dev.kubewalk.apiserver.server.certificates.DynamicServingContent;
import dev.kubewalk.apiserver.server.certificates.DynamicTlsMaterial;
import dev.kubewalk.apiserver.server.certificates.FixedCertKeyContent;
import dev.kubewalk.apiserver.server.certificates.PemPairs;
import dev.kubewalk.apiserver.server.options.InsecureServingOptions;
import dev.kubewalk.apiserver.server.options.NamedCertKey;
import dev.kubewalk.apiserver.server.options.SecureServingOptions;
import dev.kubewalk.apiserver.server.options.TlsFlags;
import dev.kubewalk.client.util.cert.PemPair;
import dev.kubewalk.cmd.kubeapiserver.options.CompletedServerRunOptions;
import dev.kubewalk.cmd.kubeapiserver.options.ServingCertificate;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.tracer.Trace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Opens the ports and loads what TLS needs. From here on clients can connect; nobody accepts them
 * until the servers run.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/options/serving.go (ApplyTo),
 * deprecated_insecure_serving.go (ApplyTo)
 */
final class Listeners implements AutoCloseable {
  private final CompletedServerRunOptions options;
  private final ServerRuntime runtime;
  private final Trace trace;
  private final List<Listener> open = new ArrayList<>();

  Listeners(CompletedServerRunOptions options, ServerRuntime runtime) {
    this.options = requireNonNull(options);
    this.runtime = requireNonNull(runtime);
    this.trace = runtime.trace();
  }

  /** The insecure port; empty when it is off. */
  Optional<Serving> insecure() throws IOException {
    try (Step step = trace.step(Steps.APPLY_INSECURE_SERVING)) {
      InsecureServingOptions flags = options.options().insecureServing;
      step.note("port", flags.bindPort.get());
      if (flags.bindPort.get() <= 0) {
        return Optional.empty();
      }
      Listener listener = open(Listener.open(flags.bindAddress.get(), flags.bindPort.get()));
      return Optional.of(new InsecureServingInfo(listener, runtime));
    }
  }

  private Listener open(Listener listener) {
    open.add(listener);
    return listener;
  }

  /** The secure port, opened and ready to be served. */
  Optional<Serving> secure(List<DynamicCaContent> clientCas) throws IOException {
    SecureServingOptions flags = options.options().secureServing;
    Listener listener;
    try (Step step = trace.step(Steps.CREATE_SECURE_LISTENER)) {
      listener = open(Listener.open(flags.bindAddress.get(), flags.bindPort.get()));
      step.note("address", listener.address());
    } catch (IOException e) {
      throw new IOException("failed to create listener: " + e.getMessage(), e);
    }
    CertKeyContent pair;
    try (Step step = trace.step(Steps.NEW_DYNAMIC_SERVING_CONTENT_FROM_FILES)) {
      pair = servingPair();
      step.note("dynamic", pair.isDynamic());
    }
    try (Step step = trace.step(Steps.APPLY_TLS_SETTINGS)) {
      String minimum = flags.minTlsVersion.get();
      step.note("minimum", minimum.isEmpty() ? "VersionTLS12" : minimum);
      step.note("cipher suites", flags.cipherSuites.get());
      SecureServingInfo.Tls tls = new SecureServingInfo.Tls(
          protocols(minimum),
          flags.cipherSuites.get().stream().map(TlsFlags::javaName).toList(),
          false,
          flags.http2MaxStreamsPerConnection.get());
      DynamicTlsMaterial material =
          new DynamicTlsMaterial(pair, namedPairs(flags), clientCas, runtime.log());
      return Optional.of(new SecureServingInfo(listener, material, tls, runtime));
    }
  }

  /** All protocols from the minimum on; the server's own choice when there is no minimum. */
  private static List<String> protocols(String minimum) {
    if (minimum.isEmpty()) {
      return List.of();
    }
    List<String> all = List.of("TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3");
    return all.subList(all.indexOf(TlsFlags.javaVersion(minimum)), all.size());
  }

  private CertKeyContent servingPair() throws IOException {
    ServingCertificate certificate = options.servingCertificate();
    Optional<PemPair> inMemory = certificate.inMemory();
    if (inMemory.isPresent()) {
      return new FixedCertKeyContent(
          "serving-cert",
          PemPairs.parse(inMemory.get().certificates(), inMemory.get().key()));
    }
    return new DynamicServingContent(
        "serving-cert",
        Path.of(certificate.certFile()),
        Path.of(certificate.keyFile()),
        runtime.log());
  }

  private List<DynamicTlsMaterial.Sni> namedPairs(SecureServingOptions flags) throws IOException {
    List<DynamicTlsMaterial.Sni> named = new ArrayList<>();
    for (NamedCertKey sni : flags.sniCertKeys.get()) {
      try {
        named.add(new DynamicTlsMaterial.Sni(
            sni.names(),
            new DynamicServingContent(
                "sni-serving-cert",
                Path.of(sni.certFile()),
                Path.of(sni.keyFile()),
                runtime.log())));
      } catch (IOException e) {
        throw new IOException("failed to load SNI cert and key: " + e.getMessage(), e);
      }
    }
    return named;
  }

  /** Closes the ports that were opened, when the server cannot start after all. */
  @Override
  public void close() throws IOException {
    for (Listener listener : open) {
      listener.close();
    }
  }
}
