package dev.kubewalk.walkthrough.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Where one who walks through a run stops: the same for a live run and for a recorded one. */
final class StopOptions {
  @Option(
      names = "--depth",
      paramLabel = "N",
      description = "Stop only this deep: 0 sections, 1 their steps (3.4), 2 what is in these …")
  private Integer depth;

  @Option(names = "--thread", paramLabel = "NAME", description = "Stop only in this thread.")
  private String thread;

  @Option(
      names = "--run-to",
      paramLabel = "STEP",
      description = "Run to this step before the first stop.")
  private String runTo;

  Optional<Integer> depth() {
    return Optional.ofNullable(depth);
  }

  Optional<String> thread() {
    return Optional.ofNullable(thread);
  }

  Optional<String> runTo() {
    return Optional.ofNullable(runTo);
  }
}
