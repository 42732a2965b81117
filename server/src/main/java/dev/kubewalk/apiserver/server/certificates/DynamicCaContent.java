package dev.kubewalk.apiserver.server.certificates;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.componentbase.InputFiles;
import dev.kubewalk.componentbase.klog.Klog;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Certificate authorities in a file, which may be replaced while the server runs.
 *
 * <p>Go:
 * staging/src/k8s.io/apiserver/pkg/server/dynamiccertificates/dynamic_cafile_content.go
 * (DynamicFileCAContent)
 */
public final class DynamicCaContent {
  private static final int VERBOSITY = 2;

  private final String name;
  private final Path file;
  private final Klog log;

  // Both guarded by this.
  private String pem = "";
  private List<X509Certificate> current = List.of();

  /**
   * Reads the file for the first time.
   *
   * @param purpose such as {@code client-ca-bundle}
   * @throws IOException when it is missing, or holds no certificate
   */
  public DynamicCaContent(String purpose, Path file, Klog log) throws IOException {
    this.name = purpose + "::" + file;
    this.file = requireNonNull(file);
    this.log = requireNonNull(log);
    reload();
  }

  public String name() {
    return name;
  }

  public synchronized List<X509Certificate> current() {
    return current;
  }

  /** The file's text, for those who publish it. */
  public synchronized String pem() {
    return pem;
  }

  /**
   * Looks whether the file has changed.
   *
   * @throws IOException when it has, and is broken; the former authorities stay in use
   */
  public synchronized void reload() throws IOException {
    String read = InputFiles.read(file);
    if (read.equals(pem)) {
      return;
    }
    List<X509Certificate> certificates = PemPairs.certificates(read);
    if (certificates.isEmpty()) {
      throw new IOException("unable to load CA bundle \"" + name
          + "\": data does not contain any valid RSA or ECDSA" + " certificates");
    }
    current = List.copyOf(certificates);
    pem = read;
    log.v(VERBOSITY).infof("Loaded a new CA Bundle and Verifier for \"%s\"", name);
  }
}
