package dev.kubewalk.walkthrough.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TourFlagsTest {
  @TempDir
  private Path folder;

  @Test
  void aFlagOfTheUserReplacesTheToursOwn() throws IOException {
    List<String> user = List.of("--authorization-mode=RBAC", "--secure-port", "7443", "-v=2");
    TourFlags flags = TourFlags.of(user, folder);
    assertThat(flags.all())
        .containsSubsequence(user)
        .filteredOn(flag -> flag.startsWith("--authorization-mode"))
        .containsExactly("--authorization-mode=RBAC");
    assertThat(flags.all()).filteredOn(flag -> flag.startsWith("--secure-port")).hasSize(1);
    assertThat(flags.asMap()).containsEntry("--authorization-mode", "RBAC");
    assertThat(flags.url()).endsWith(":7443");
  }
}
