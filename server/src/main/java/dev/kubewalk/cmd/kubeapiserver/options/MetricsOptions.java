package dev.kubewalk.cmd.kubeapiserver.options;

import static dev.kubewalk.componentbase.cli.FlagTypes.STRING;

import dev.kubewalk.componentbase.cli.Checks;
import dev.kubewalk.componentbase.cli.Flag;
import dev.kubewalk.componentbase.cli.FlagSet;
import dev.kubewalk.tracer.Steps;

/**
 * Metrics that are on their way out.
 *
 * <p>Go: staging/src/k8s.io/component-base/metrics/options.go (Options)
 */
public final class MetricsOptions {
  private static final String PREVIOUS_MINOR = "1.17";

  public final Flag<String> showHiddenMetricsForVersion = Flag.of(
      "show-hidden-metrics-for-version",
      STRING,
      "",
      "The version whose metrics, hidden since, are shown once more: the previous minor one, "
          + "<major>.<minor>, e.g. '1.17'.");

  void addFlags(FlagSet flags) {
    flags.add(showHiddenMetricsForVersion);
  }

  void validate(Checks checks) {
    String version = showHiddenMetricsForVersion.get();
    checks.check(
        Steps.VALIDATE_SHOW_HIDDEN_METRICS,
        version.isEmpty() ? "no hidden metrics" : "hidden metrics of " + version,
        version.isEmpty() || version.equals(PREVIOUS_MINOR),
        () -> "--show-hidden-metrics-for-version must be omitted or have the value '"
            + PREVIOUS_MINOR + "'. Only the previous minor version is allowed");
  }
}
