package dev.kubewalk.apiserver.server.certificates;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.componentbase.InputFiles;
import dev.kubewalk.componentbase.klog.Klog;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A serving pair in two files, which may be replaced while the server runs.
 *
 * <p>Go:
 * staging/src/k8s.io/apiserver/pkg/server/dynamiccertificates/dynamic_serving_content.go
 * (DynamicFileServingContent)
 */
public final class DynamicServingContent implements CertKeyContent {
  private static final int VERBOSITY = 2;

  private final String name;
  private final Path certFile;
  private final Path keyFile;
  private final Klog log;

  // Both guarded by this.
  private String lastRead = "";
  private CertificateKeyPair current;

  /**
   * Reads the files for the first time.
   *
   * @param purpose such as {@code serving-cert}
   * @throws IOException when they are missing or broken
   */
  public DynamicServingContent(String purpose, Path certFile, Path keyFile, Klog log)
      throws IOException {
    this.name = purpose + "::" + certFile + "::" + keyFile;
    this.certFile = requireNonNull(certFile);
    this.keyFile = requireNonNull(keyFile);
    this.log = requireNonNull(log);
    reload();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public synchronized CertificateKeyPair current() {
    return current;
  }

  @Override
  public synchronized void reload() throws IOException {
    String certificates = InputFiles.read(certFile);
    String key = InputFiles.read(keyFile);
    String read = certificates + "\n" + key;
    if (read.equals(lastRead)) {
      return;
    }
    try {
      current = PemPairs.parse(certificates, key);
    } catch (IOException broken) {
      String files = certFile + " and " + keyFile;
      throw new IOException("cannot serve with " + files + ": " + broken.getMessage(), broken);
    }
    lastRead = read;
    log.v(VERBOSITY).infof("Loaded a new cert/key pair for \"%s\"", name);
  }

  @Override
  public boolean isDynamic() {
    return true;
  }
}
