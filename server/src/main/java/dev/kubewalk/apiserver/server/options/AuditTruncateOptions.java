package dev.kubewalk.apiserver.server.options;

import static dev.kubewalk.componentbase.cli.FlagTypes.BOOL;
import static dev.kubewalk.componentbase.cli.FlagTypes.INT64;

import dev.kubewalk.componentbase.cli.Flag;
import dev.kubewalk.componentbase.cli.FlagSet;
import java.util.List;

/**
 * How one audit backend cuts events that are too big.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/options/audit.go (AuditTruncateOptions)
 */
public final class AuditTruncateOptions {
  public final Flag<Boolean> enabled;
  public final Flag<Long> maxBatchSize;
  public final Flag<Long> maxEventSize;

  private final String plugin;

  AuditTruncateOptions(String plugin) {
    this.plugin = plugin;
    String prefix = "audit-" + plugin + "-truncate-";
    enabled = Flag.of(prefix + "enabled", BOOL, false, "Cuts events and batches that are too big.");
    maxBatchSize = Flag.of(
        prefix + "max-batch-size",
        INT64,
        10L * 1024 * 1024,
        "The most bytes of a batch; a bigger one is sent in parts. The bytes on the wire can be "
            + "some hundred more.");
    maxEventSize = Flag.of(
        prefix + "max-event-size",
        INT64,
        100L * 1024,
        "The most bytes of an event; a bigger one loses its first request and response, and if "
            + "that is not enough, it is dropped.");
  }

  void addFlags(FlagSet flags) {
    flags.add(enabled, maxBatchSize, maxEventSize);
  }

  List<String> invalid() {
    long event = maxEventSize.get();
    long batch = maxBatchSize.get();
    if (!enabled.get()) {
      return List.of();
    }
    if (event <= 0) {
      return List.of("invalid audit truncate " + plugin + " max event size " + event
          + ", must be a positive number");
    }
    return batch >= event
        ? List.of()
        : List.of("invalid audit truncate " + plugin + " max batch size " + batch
            + ", must be greater than max event size (" + event + ")");
  }
}
