package dev.kubewalk.walkthrough.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A small disk of its own, in memory, that a test can fill or make read-only. Linux lets the
 * administrator have one; for anybody else the test is skipped.
 */
final class Mount implements AutoCloseable {
  private static final int MAY_MOUNT = 21; // CAP_SYS_ADMIN
  private static final int CHUNK = 1 << 14;

  private final Path folder;

  private Mount(Path folder) {
    this.folder = folder;
  }

  /** An empty disk at {@code folder}. */
  static Mount of(Path folder, int megabytes) throws IOException, InterruptedException {
    assumeTrue(mayMount(), "this user may not mount, so full and read-only disks are not tested");
    Files.createDirectories(folder);
    run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "none", folder.toString());
    return new Mount(folder);
  }

  private static boolean mayMount() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("CapEff:"))
        .mapToLong(
            line -> Long.parseUnsignedLong(line.substring("CapEff:".length()).strip(), 16))
        .anyMatch(capabilities -> (capabilities & (1L << MAY_MOUNT)) != 0);
  }

  /** Writes until there is no room left. */
  void fill() throws IOException {
    try (OutputStream out = Files.newOutputStream(filler())) {
      byte[] zeros = new byte[CHUNK];
      while (true) {
        out.write(zeros);
      }
    } catch (IOException full) {
      if (!full.getMessage().contains("No space left")) {
        throw full;
      }
    }
  }

  /** Takes away what {@link #fill} wrote. */
  void free() throws IOException {
    Files.delete(filler());
  }

  void readOnly(boolean on) throws IOException, InterruptedException {
    run("mount", "-o", "remount," + (on ? "ro" : "rw"), folder.toString());
  }

  private Path filler() {
    return folder.resolve("filler");
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new AssertionError(String.join(" ", command) + ": " + said);
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    run("umount", "-l", folder.toString());
  }
}
