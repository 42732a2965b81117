package dev.kubewalk.apiserver.server.options;

import static dev.kubewalk.componentbase.cli.FlagTypes.BOOL;
import static dev.kubewalk.componentbase.cli.FlagTypes.DURATION;
import static dev.kubewalk.componentbase.cli.FlagTypes.INT;
import static dev.kubewalk.componentbase.cli.FlagTypes.STRING;

import dev.kubewalk.componentbase.cli.Checks;
import dev.kubewalk.componentbase.cli.Flag;
import dev.kubewalk.componentbase.cli.FlagSet;
import dev.kubewalk.componentbase.cli.Quote;
import dev.kubewalk.tracer.Steps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The audit log: what is recorded (a policy) and where it goes (a log file, a webhook).
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/options/audit.go (AuditOptions)
 */
public final class AuditOptions {
  private static final List<String> VERSIONS =
      List.of("audit.k8s.io/v1alpha1", "audit.k8s.io/v1beta1", "audit.k8s.io/v1");
  private static final List<String> FORMATS = List.of("legacy", "json");
  private static final String VERSION_USAGE = "The API group and version of the events written.";

  public final Flag<String> policyFile =
      Flag.of("audit-policy-file", STRING, "", "The file that says what is recorded.");

  public final Flag<String> logPath = Flag.of(
      "audit-log-path",
      STRING,
      "",
      "The file that requests are recorded in; '-' for standard output.");
  public final Flag<Integer> logMaxAge = Flag.of(
      "audit-log-maxage",
      INT,
      0,
      "How many days old log files are kept, by the time in their name.");
  public final Flag<Integer> logMaxBackups =
      Flag.of("audit-log-maxbackup", INT, 0, "How many old log files are kept.");
  public final Flag<Integer> logMaxSize =
      Flag.of("audit-log-maxsize", INT, 0, "The megabytes after which a new log file is begun.");
  public final Flag<String> logFormat = Flag.of(
      "audit-log-format",
      STRING,
      "json",
      "\"legacy\" for a line of text an event, \"json\" for structured events. Known formats are "
          + "legacy,json.");
  public final Flag<String> logVersion =
      Flag.of("audit-log-version", STRING, "audit.k8s.io/v1", VERSION_USAGE);
  public final AuditBatchOptions logBatch = new AuditBatchOptions(
      "log", new AuditBatchOptions.Defaults("blocking", 1, Duration.ZERO, false, 0, 0));
  public final AuditTruncateOptions logTruncate = new AuditTruncateOptions("log");

  public final Flag<String> webhookConfigFile = Flag.of(
      "audit-webhook-config-file",
      STRING,
      "",
      "The kubeconfig file of the webhook that events are sent to.");
  public final Flag<Duration> webhookInitialBackoff = Flag.of(
      "audit-webhook-initial-backoff",
      DURATION,
      Duration.ofSeconds(10),
      "How long to wait before a failed request is tried again.");
  public final Flag<Duration> webhookBatchInitialBackoff = webhookInitialBackoff
      .alias("audit-webhook-batch-initial-backoff", "Former name of the one before.")
      .deprecated("Deprecated, use --audit-webhook-initial-backoff instead.");
  public final Flag<String> webhookVersion =
      Flag.of("audit-webhook-version", STRING, "audit.k8s.io/v1", VERSION_USAGE);
  public final AuditBatchOptions webhookBatch = new AuditBatchOptions(
      "webhook",
      new AuditBatchOptions.Defaults("batch", 400, Duration.ofSeconds(30), true, 10, 15));
  public final AuditTruncateOptions webhookTruncate = new AuditTruncateOptions("webhook");

  public final Flag<Boolean> dynamicConfiguration = Flag.of(
      "audit-dynamic-configuration",
      BOOL,
      false,
      "Takes webhooks from AuditSink objects as well; needs the feature gate DynamicAuditing.");

  public void addFlags(FlagSet flags) {
    flags
        .add(policyFile, logPath, logMaxAge, logMaxBackups, logMaxSize, logFormat, logVersion)
        .add(webhookConfigFile, webhookInitialBackoff, webhookBatchInitialBackoff)
        .add(webhookVersion, dynamicConfiguration);
    logBatch.addFlags(flags);
    logTruncate.addFlags(flags);
    webhookBatch.addFlags(flags);
    webhookTruncate.addFlags(flags);
  }

  /** Makes the checks of row 3.8; {@code dynamicAuditing} is the state of the feature gate. */
  public void validate(boolean dynamicAuditing, Checks checks) {
    validateLog(checks);
    validateWebhook(checks);
    checks.check(
        Steps.VALIDATE_DYNAMIC_AUDIT_GATE,
        "--audit-dynamic-configuration=" + dynamicConfiguration.get(),
        !dynamicConfiguration.get() || dynamicAuditing,
        () -> "--audit-dynamic-configuration set, but DynamicAuditing feature gate is not enabled");
  }

  /** Nothing about the log matters as long as there is none. */
  private void validateLog(Checks checks) {
    boolean off = logPath.get().isEmpty();
    String path = off ? "no audit log" : "--audit-log-path=" + logPath.get();
    checks.checkAll(Steps.VALIDATE_AUDIT_LOG_MODE, path, off ? List.of() : logBatch.invalidMode());
    checks.checkAll(
        Steps.VALIDATE_AUDIT_LOG_BATCH, path, off ? List.of() : logBatch.invalidNumbers());
    checks.checkAll(
        Steps.VALIDATE_AUDIT_LOG_TRUNCATE, path, off ? List.of() : logTruncate.invalid());
    checks.checkAll(
        Steps.VALIDATE_AUDIT_LOG_VERSION, path, off ? List.of() : invalidVersion(logVersion));
    checks.check(
        Steps.VALIDATE_AUDIT_LOG_FORMAT,
        path,
        off || FORMATS.contains(logFormat.get()),
        () -> "invalid audit log format " + logFormat.get() + ", allowed formats are \""
            + String.join(",", FORMATS) + "\"");
    checks.checkAll(Steps.VALIDATE_AUDIT_LOG_ROTATION, path, off ? List.of() : negativeRotation());
  }

  private void validateWebhook(Checks checks) {
    List<String> found = new ArrayList<>();
    boolean off = webhookConfigFile.get().isEmpty();
    if (!off) {
      found.addAll(webhookBatch.invalidMode());
      found.addAll(webhookBatch.invalidNumbers());
      found.addAll(webhookTruncate.invalid());
      found.addAll(invalidVersion(webhookVersion));
    }
    checks.checkAll(
        Steps.VALIDATE_AUDIT_WEBHOOK, off ? "no audit webhook" : "audit webhook", found);
  }

  private List<String> negativeRotation() {
    List<String> messages = new ArrayList<>();
    for (Flag<Integer> flag : List.of(logMaxAge, logMaxBackups, logMaxSize)) {
      if (flag.get() < 0) {
        messages.add("--" + flag.name() + " " + flag.get() + " can't be a negative number");
      }
    }
    return messages;
  }

  private static List<String> invalidVersion(Flag<String> version) {
    return VERSIONS.contains(version.get())
        ? List.of()
        : List.of("invalid group version, allowed versions are " + Quote.quote(VERSIONS));
  }
}
