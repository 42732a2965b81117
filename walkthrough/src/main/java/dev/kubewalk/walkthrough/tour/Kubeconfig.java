package dev.kubewalk.walkthrough.tour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;

/** Writes the file by which kubectl finds and trusts the server. */
final class Kubeconfig {
  private Kubeconfig() {}

  static void write(Path file, TourFlags flags) throws IOException {
    String authority = Base64.getEncoder().encodeToString(Files.readAllBytes(flags.certificate()));
    String text = """
        apiVersion: v1
        kind: Config
        clusters:
        - name: kubewalk
          cluster:
            server: %s
            certificate-authority-data: %s
        users:
        - name: admin
          user:
            token: %s
        contexts:
        - name: kubewalk
          context:
            cluster: kubewalk
            user: admin
        current-context: kubewalk
        """.formatted(flags.url(), authority, flags.token());
    Files.deleteIfExists(file);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      var owner = PosixFilePermissions.fromString("rw-------");
      Files.createFile(file, PosixFilePermissions.asFileAttribute(owner));
    }
    Files.writeString(file, text);
  }
}
