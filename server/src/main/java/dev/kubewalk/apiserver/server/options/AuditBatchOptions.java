package dev.kubewalk.apiserver.server.options;

import static dev.kubewalk.componentbase.cli.FlagTypes.BOOL;
import static dev.kubewalk.componentbase.cli.FlagTypes.DURATION;
import static dev.kubewalk.componentbase.cli.FlagTypes.FLOAT32;
import static dev.kubewalk.componentbase.cli.FlagTypes.INT;
import static dev.kubewalk.componentbase.cli.FlagTypes.STRING;

import dev.kubewalk.componentbase.cli.Flag;
import dev.kubewalk.componentbase.cli.FlagSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How one audit backend gathers events before it sends them.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/options/audit.go (AuditBatchOptions)
 */
public final class AuditBatchOptions {
  static final String BATCH = "batch";
  private static final List<String> MODES = List.of(BATCH, "blocking", "blocking-strict");

  public final Flag<String> mode;
  public final Flag<Integer> bufferSize;
  public final Flag<Integer> maxBatchSize;
  public final Flag<Duration> maxBatchWait;
  public final Flag<Boolean> throttleEnable;
  public final Flag<Float> throttleQps;
  public final Flag<Integer> throttleBurst;

  private final String plugin;

  /** What {@code log} and {@code webhook} start from. */
  record Defaults(
      String mode,
      int maxBatchSize,
      Duration maxBatchWait,
      boolean throttle,
      float throttleQps,
      int throttleBurst) {}

  AuditBatchOptions(String plugin, Defaults defaults) {
    this.plugin = plugin;
    String prefix = "audit-" + plugin + "-";
    String onlyBatch = " Only used in batch mode.";
    mode = Flag.of(
        prefix + "mode",
        STRING,
        defaults.mode(),
        "How events are sent. Blocking: a request waits until its events are sent. Batch: they are "
            + "gathered and sent by another thread. Known modes are batch,blocking,"
            + "blocking-strict.");
    bufferSize = Flag.of(
        prefix + "batch-buffer-size",
        INT,
        10000,
        "How many events may wait to be gathered and sent." + onlyBatch);
    maxBatchSize = Flag.of(
        prefix + "batch-max-size",
        INT,
        defaults.maxBatchSize(),
        "The most events in one batch." + onlyBatch);
    maxBatchWait = Flag.of(
        prefix + "batch-max-wait",
        DURATION,
        defaults.maxBatchWait(),
        "How long to wait before a batch that is not full is sent." + onlyBatch);
    throttleEnable = Flag.of(
        prefix + "batch-throttle-enable",
        BOOL,
        defaults.throttle(),
        "Limits how often batches are sent." + onlyBatch);
    throttleQps = Flag.of(
        prefix + "batch-throttle-qps",
        FLOAT32,
        defaults.throttleQps(),
        "The most batches a second, on average." + onlyBatch);
    throttleBurst = Flag.of(
        prefix + "batch-throttle-burst",
        INT,
        defaults.throttleBurst(),
        "The most batches at one moment, if the limit was not used before." + onlyBatch);
  }

  void addFlags(FlagSet flags) {
    flags
        .add(mode, bufferSize, maxBatchSize, maxBatchWait)
        .add(throttleEnable, throttleQps, throttleBurst);
  }

  List<String> invalidMode() {
    return MODES.contains(mode.get())
        ? List.of()
        : List.of("invalid audit " + plugin + " mode " + mode.get() + ", allowed modes are \""
            + String.join(",", MODES) + "\"");
  }

  /** What is wrong with the numbers; they only matter in batch mode. */
  List<String> invalidNumbers() {
    if (!mode.get().equals(BATCH)) {
      return List.of();
    }
    List<String> messages = new ArrayList<>();
    requirePositive(bufferSize.get(), bufferSize.text(), "buffer size", messages);
    requirePositive(maxBatchSize.get(), maxBatchSize.text(), "max batch size", messages);
    if (throttleEnable.get()) {
      requirePositive(throttleQps.get(), throttleQps.text(), "throttle QPS", messages);
      requirePositive(throttleBurst.get(), throttleBurst.text(), "throttle burst", messages);
    }
    return messages;
  }

  private void requirePositive(float value, String text, String what, List<String> messages) {
    if (value <= 0) {
      messages.add("invalid audit batch " + plugin + " " + what + " " + text
          + ", must be a positive number");
    }
  }
}
