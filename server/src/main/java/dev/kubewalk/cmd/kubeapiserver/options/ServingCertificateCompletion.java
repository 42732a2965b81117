package dev.kubewalk.cmd.kubeapiserver.options;

import dev.kubewalk.apimachinery.util.net.Ip;
import dev.kubewalk.apiserver.server.options.SecureServingOptions;
import dev.kubewalk.client.util.cert.PairFiles;
import dev.kubewalk.client.util.cert.PemPair;
import dev.kubewalk.client.util.cert.SelfSignedCertificates;
import dev.kubewalk.componentbase.FileErrors;
import dev.kubewalk.componentbase.klog.Klog;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.tracer.Trace;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a self-signed pair unless there is one: given by flags, or left by a former run.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/options/serving.go
 * (MaybeDefaultWithSelfSignedCerts)
 */
final class ServingCertificateCompletion {
  private static final List<String> SERVICE_NAMES =
      List.of("kubernetes.default.svc", "kubernetes.default", "kubernetes");

  private final SecureServingOptions serving;
  private final SelfSignedCertificates certificates;
  private final Klog log;
  private final Trace trace;

  ServingCertificateCompletion(
      SecureServingOptions serving, SelfSignedCertificates certificates, Klog log, Trace trace) {
    this.serving = serving;
    this.certificates = certificates;
    this.log = log;
    this.trace = trace;
  }

  ServingCertificate complete(InetAddress publicAddress, InetAddress serviceIp)
      throws CompletionException {
    try (Step step = trace.step(Steps.MAYBE_DEFAULT_WITH_SELF_SIGNED_CERTS)) {
      step.note("public address", Ip.text(publicAddress));
      if (given() || serving.bindPort.get() == 0) {
        return ServingCertificate.files(serving.certFile.get(), serving.keyFile.get());
      }
      String directory = serving.certDirectory.get();
      if (directory.isEmpty()) {
        return inMemory(generate(publicAddress, serviceIp));
      }
      ServingCertificate files = paths(directory);
      Path certFile = Path.of(files.certFile());
      Path keyFile = Path.of(files.keyFile());
      if (!canRead(certFile, keyFile)) {
        write(certFile, keyFile, generate(publicAddress, serviceIp));
      }
      return files;
    } catch (IOException e) {
      throw new CompletionException("error creating self-signed certificates: " + reason(e), e);
    }
  }

  private boolean given() {
    try (Step step = trace.step(Steps.SKIP_SELF_SIGNED_CERTS)) {
      boolean given =
          !serving.certFile.get().isEmpty() || !serving.keyFile.get().isEmpty();
      step.note("files given by flag", given);
      return given;
    }
  }

  private ServingCertificate paths(String directory) {
    try (Step step = trace.step(Steps.DEFAULT_CERT_AND_KEY_PATHS)) {
      Path folder = Path.of(directory);
      String certFile = folder.resolve(SecureServingOptions.PAIR_NAME + ".crt").toString();
      String keyFile = folder.resolve(SecureServingOptions.PAIR_NAME + ".key").toString();
      step.changed("certificate file", "", certFile);
      return ServingCertificate.files(certFile, keyFile);
    }
  }

  private boolean canRead(Path certFile, Path keyFile) throws IOException {
    try (Step step = trace.step(Steps.CAN_READ_CERT_AND_KEY)) {
      boolean readable = PairFiles.canRead(certFile, keyFile);
      step.note("pair of a former run", readable);
      return readable;
    }
  }

  private PemPair generate(InetAddress publicAddress, InetAddress serviceIp) throws IOException {
    List<InetAddress> ips = new ArrayList<>(List.of(serviceIp));
    List<String> names = new ArrayList<>(SERVICE_NAMES);
    try (Step step = trace.step(Steps.CHOOSE_ALTERNATE_NAMES)) {
      InetAddress bindAddress = serving.bindAddress.get();
      if (bindAddress.isAnyLocalAddress()) {
        names.add("localhost");
      } else {
        ips.add(bindAddress);
      }
      step.note("names", names);
      step.note("addresses", ips.stream().map(Ip::text).toList());
    }
    try (Step step = trace.step(Steps.GENERATE_SELF_SIGNED_CERT_KEY)) {
      step.note("host", Ip.text(publicAddress));
      step.note("algorithm", "RSA 2048");
      return certificates.generate(
          Ip.text(publicAddress), ips, names, SelfSignedCertificates.ONE_YEAR);
    }
  }

  private void write(Path certFile, Path keyFile, PemPair pair) throws IOException {
    try (Step step = trace.step(Steps.WRITE_CERT_AND_KEY)) {
      PairFiles.write(certFile, keyFile, pair);
      step.note("certificate file", certFile.toString());
      log.info("Generated self-signed cert (" + certFile + ", " + keyFile + ")");
    }
  }

  private ServingCertificate inMemory(PemPair pair) {
    try (Step step = trace.step(Steps.KEEP_CERT_IN_MEMORY)) {
      step.note("in memory", true);
      log.info("Generated self-signed cert in-memory");
      return new ServingCertificate("", "", Optional.of(pair));
    }
  }

  private static String reason(IOException e) {
    return FileErrors.text(e instanceof FileAlreadyExistsException ? "mkdir" : "open", e);
  }
}
