package dev.kubewalk.client.util.cert;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A certificate and its key in two files.
 *
 * <p>Go: staging/src/k8s.io/client-go/util/cert/io.go (CanReadCertAndKey, WriteCert),
 * staging/src/k8s.io/client-go/util/keyutil/key.go (WriteKey)
 */
public final class PairFiles {
  private PairFiles() {}

  /**
   * Can both files be read? False if neither can.
   *
   * @throws IOException if only one can: a certificate is worth nothing without its key
   */
  public static boolean canRead(Path certFile, Path keyFile) throws IOException {
    boolean cert = Files.isReadable(certFile);
    boolean key = Files.isReadable(keyFile);
    if (cert != key) {
      throw new IOException("error reading " + (cert ? keyFile : certFile)
          + ", certificate and key must be supplied as a pair");
    }
    return cert;
  }

  /** Writes both, making the directories: all may read the certificate, only we the key. */
  public static void write(Path certFile, Path keyFile, PemPair pair) throws IOException {
    write(certFile, pair.certificates(), "rw-r--r--");
    write(keyFile, pair.key(), "rw-------");
  }

  private static void write(Path file, String text, String mode) throws IOException {
    if (file.toAbsolutePath().getParent() != null) {
      Files.createDirectories(file.toAbsolutePath().getParent());
    }
    Set<PosixFilePermission> permissions = PosixFilePermissions.fromString(mode);
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (posix && !Files.exists(file)) {
      // Made with its mode, so that nobody can read a key before it is protected.
      Files.createFile(file, PosixFilePermissions.asFileAttribute(permissions));
    }
    if (posix) {
      Files.setPosixFilePermissions(file, permissions);
    }
    Files.write(file, text.getBytes(StandardCharsets.US_ASCII));
  }
}
