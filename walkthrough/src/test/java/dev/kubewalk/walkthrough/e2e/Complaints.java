package dev.kubewalk.walkthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** What a command said of a mistake, besides its log. */
final class Complaints {
  private Complaints() {}

  /** The command failed, with one line that says this and nothing on standard output. */
  static void assertFailed(KubewalkProcess command, String expected) throws InterruptedException {
    assertThat(command.status()).as(command.err()).isEqualTo(1);
    assertThat(of(command.err())).singleElement().asString().contains(expected);
    assertThat(command.out()).isEmpty();
  }

  /** What was written besides the log and notes on deprecated flags. */
  static List<String> of(String text) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    lines.removeIf(line -> line.matches("[IWEF]\\d{4} .*|Flag --\\S+ has been deprecated, .*"));
    return lines;
  }
}
