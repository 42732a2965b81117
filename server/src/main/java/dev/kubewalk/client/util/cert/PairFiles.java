package dev.kubewalk.client.util.cert;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
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

  /**
   * Writes both, making the directories: all may read the certificate, only we the key. On a full
   * disk neither is left, as half a pair would be in the way of the next start.
   */
  public static void write(Path certFile, Path keyFile, PemPair pair) throws IOException {
    Path key = Path.of(keyFile + ".part");
    Path cert = Path.of(certFile + ".part");
    try {
      write(key, pair.key(), "rw-------");
      write(cert, pair.certificates(), "rw-r--r--");
      Files.move(key, keyFile, StandardCopyOption.REPLACE_EXISTING);
      Files.move(cert, certFile, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      for (Path part : List.of(key, cert)) {
        if (Files.exists(part)) {
          Files.delete(part);
        }
      }
      throw e;
    }
  }

  private static void write(Path file, String text, String mode) throws IOException {
    if (file.toAbsolutePath().getParent() != null) {
      Files.createDirectories(file.toAbsolutePath().getParent());
    }
    Files.deleteIfExists(file);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      // Made with its mode, so that nobody can read a key before it is protected.
      Set<PosixFilePermission> permissions = PosixFilePermissions.fromString(mode);
      Files.createFile(file, PosixFilePermissions.asFileAttribute(permissions));
      Files.setPosixFilePermissions(file, permissions);
    }
    try {
      Files.writeString(file, text, StandardCharsets.US_ASCII);
    } catch (FileSystemException named) {
      throw named;
    } catch (IOException e) {
      // "No space left on device" alone does not say where.
      throw new FileSystemException(file.toString(), null, e.getMessage());
    }
  }
}
