package dev.kubewalk.apiserver.server.certificates;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.util.wait.StopChannel;
import dev.kubewalk.apimachinery.util.wait.Wait;
import dev.kubewalk.componentbase.GoRoutines;
import dev.kubewalk.componentbase.klog.Klog;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The certificates of a listener, brought up to date once a minute.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/dynamiccertificates/tlsconfig.go
 * (DynamicServingCertificateController)
 */
public final class DynamicTlsMaterial implements TlsMaterial {
  private static final Duration LOOK_EVERY = Duration.ofMinutes(1);
  private static final int VERBOSITY = 2;

  private final CertKeyContent defaultPair;
  private final List<Sni> sni;
  private final List<DynamicCaContent> clientCas;
  private final Klog log;
  private volatile Map<String, CertificateKeyPair> byName;

  /**
   * A pair for clients that ask for certain names.
   *
   * @param names may start with {@code *.}; empty: those of the certificate
   */
  public record Sni(List<String> names, CertKeyContent content) {
    public Sni {
      names = List.copyOf(names);
      requireNonNull(content);
    }
  }

  /**
   * @param sni earlier pairs win over later ones, named ones over those that are not
   * @param clientCas when there are any, clients are asked for a certificate
   */
  public DynamicTlsMaterial(
      CertKeyContent defaultPair, List<Sni> sni, List<DynamicCaContent> clientCas, Klog log) {
    this.defaultPair = requireNonNull(defaultPair);
    this.sni = List.copyOf(sni);
    this.clientCas = List.copyOf(clientCas);
    this.log = requireNonNull(log);
    this.byName = index();
  }

  /** Starts to look for new files: a thread for each pair or bundle, as the reference has them. */
  public void start(GoRoutines go, StopChannel stop) {
    tellLoaded();
    for (DynamicCaContent bundle : clientCas) {
      log.info("Starting " + bundle.name());
      go.go(bundle.name(), () -> Wait.until(() -> reload(bundle), LOOK_EVERY, stop));
    }
    List<CertKeyContent> pairs = new ArrayList<>(List.of(defaultPair));
    sni.forEach(named -> pairs.add(named.content()));
    for (CertKeyContent pair : pairs) {
      if (pair.isDynamic()) {
        log.info("Starting " + pair.name());
        go.go(pair.name(), () -> Wait.until(() -> reload(pair), LOOK_EVERY, stop));
      }
    }
    log.info("Starting DynamicServingCertificateController");
    stop.onClose(() -> log.info("Shutting down DynamicServingCertificateController"));
  }

  private void tellLoaded() {
    Klog.Verbose verbose = log.v(VERBOSITY);
    for (int i = 0; i < clientCas.size(); i++) {
      for (X509Certificate ca : clientCas.get(i).current()) {
        verbose.info(
            "loaded client CA [" + i + "/\"" + clientCas.get(i).name() + "\"]: " + detail(ca));
      }
    }
    verbose.info("loaded serving cert [\"" + defaultPair.name() + "\"]: "
        + detail(defaultPair.current().leaf()));
    for (int i = 0; i < sni.size(); i++) {
      CertKeyContent content = sni.get(i).content();
      verbose.info("loaded SNI cert [" + i + "/\"" + content.name() + "\"]: "
          + detail(content.current().leaf()));
    }
  }

  private static String detail(X509Certificate certificate) {
    return "\"%s\" issuer=\"%s\" (%s to %s)"
        .formatted(
            CertificateNames.commonName(certificate.getSubjectX500Principal()),
            CertificateNames.commonName(certificate.getIssuerX500Principal()),
            certificate.getNotBefore().toInstant(),
            certificate.getNotAfter().toInstant());
  }

  private void reload(DynamicCaContent bundle) {
    try {
      bundle.reload();
    } catch (IOException broken) {
      log.error(bundle.name() + " failed with : " + broken.getMessage());
    }
  }

  void reload(CertKeyContent pair) {
    CertificateKeyPair before = pair.current();
    try {
      pair.reload();
    } catch (IOException broken) {
      log.error(pair.name() + " failed with : " + broken.getMessage());
      return;
    }
    if (!before.equals(pair.current())) {
      byName = index();
    }
  }

  private Map<String, CertificateKeyPair> index() {
    Map<String, CertificateKeyPair> index = new HashMap<>();
    for (Sni named : sni) {
      named.names().forEach(name -> put(index, name, named.content()));
    }
    for (Sni unnamed : sni) {
      if (unnamed.names().isEmpty()) {
        CertificateNames.of(unnamed.content().current().leaf())
            .forEach(name -> put(index, name, unnamed.content()));
      }
    }
    return Map.copyOf(index);
  }

  private static void put(
      Map<String, CertificateKeyPair> index, String name, CertKeyContent content) {
    index.putIfAbsent(name.toLowerCase(Locale.ROOT), content.current());
  }

  @Override
  public CertificateKeyPair forServerName(String name) {
    if (name.isEmpty()) {
      return defaultPair.current();
    }
    String wanted = name.toLowerCase(Locale.ROOT);
    CertificateKeyPair exact = byName.get(wanted);
    if (exact != null) {
      return exact;
    }
    int dot = wanted.indexOf('.');
    CertificateKeyPair wildcard = dot < 0 ? null : byName.get("*" + wanted.substring(dot));
    return wildcard == null ? defaultPair.current() : wildcard;
  }

  @Override
  public boolean requestsClientCertificates() {
    return !clientCas.isEmpty();
  }

  @Override
  public List<X509Certificate> clientCas() {
    return clientCas.stream().flatMap(bundle -> bundle.current().stream()).toList();
  }
}
