package dev.kubewalk.cmd.kubeapiserver.options;

import static dev.kubewalk.componentbase.cli.FlagTypes.BOOL;
import static dev.kubewalk.componentbase.cli.FlagTypes.DURATION;
import static dev.kubewalk.componentbase.cli.FlagTypes.STRING;
import static dev.kubewalk.componentbase.cli.FlagTypes.UINT;

import dev.kubewalk.componentbase.cli.Flag;
import dev.kubewalk.componentbase.cli.FlagSet;
import dev.kubewalk.componentbase.cli.FlagType;
import dev.kubewalk.componentbase.cli.FlagTypes;
import dev.kubewalk.componentbase.cli.InvalidValueException;
import dev.kubewalk.componentbase.klog.KlogConfig;
import dev.kubewalk.componentbase.klog.KlogConfig.ModuleLevel;
import dev.kubewalk.componentbase.klog.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The flags of klog.
 *
 * <p>Go: k8s.io/klog/klog.go (InitFlags), staging/src/k8s.io/component-base/logs/logs.go
 */
public final class LoggingOptions {
  private static final FlagType<Integer> LEVEL =
      FlagType.of("Level", "0", text -> FlagTypes.INT.parser().parse(text), String::valueOf);
  private static final FlagType<Severity> SEVERITY = FlagType.of(
      "severity",
      "",
      text -> Severity.parse(text)
          .orElseThrow(() -> new InvalidValueException(
              "strconv.ParseInt: parsing \"" + text + "\": invalid syntax")),
      severity -> Integer.toString(severity.ordinal()));
  private static final FlagType<List<ModuleLevel>> MODULES =
      FlagType.of("moduleSpec", "", LoggingOptions::parseModules, LoggingOptions::printModules);
  private static final FlagType<String> LOCATION =
      FlagType.of("traceLocation", "", LoggingOptions::parseLocation, text -> text);

  public final Flag<Integer> verbosity = Flag.of(
          "v", LEVEL, 0, "How much detail is logged: the higher the number, the more.")
      .shorthand("v");
  public final Flag<List<ModuleLevel>> modules = Flag.of(
      "vmodule",
      MODULES,
      List.of(),
      "Pairs pattern=N, comma separated: the level of detail for source files whose names match.");
  public final Flag<Boolean> toStderr =
      Flag.of("logtostderr", BOOL, true, "Logs to standard error instead of files.");
  public final Flag<Boolean> alsoToStderr =
      Flag.of("alsologtostderr", BOOL, false, "Logs to standard error as well as to files.");
  public final Flag<Severity> stderrThreshold = Flag.of(
      "stderrthreshold",
      SEVERITY,
      Severity.ERROR,
      "Lines at least this bad go to standard error, even when there are files.");
  public final Flag<String> directory =
      Flag.of("log-dir", STRING, "", "If not empty, log files are written to this directory.");
  public final Flag<String> file = Flag.of("log-file", STRING, "", "If not empty, the log file.");
  public final Flag<Long> maxSize = Flag.of(
      "log-file-max-size", UINT, 1800L, "The most megabytes of a log file; 0 for no limit.");
  public final Flag<String> backtraceAt = Flag.of(
      "log-backtrace-at", LOCATION, ":0", "The file:line whose log lines get a stack trace.");
  public final Flag<Boolean> skipHeaders =
      Flag.of("skip-headers", BOOL, false, "Logs messages without time, place and severity.");
  public final Flag<Boolean> addDirHeader =
      skipHeaders.alias("add-dir-header", "In this version of klog the same as --skip-headers.");
  public final Flag<Boolean> skipLogHeaders =
      Flag.of("skip-log-headers", BOOL, false, "Begins log files without lines about the file.");
  public final Flag<Duration> flushFrequency = Flag.of(
      "log-flush-frequency",
      DURATION,
      Duration.ofSeconds(5),
      "The most seconds between flushes of the log. Lines are never held back here.");

  public void addFlags(FlagSet flags) {
    flags
        .add(verbosity, modules, toStderr, alsoToStderr, stderrThreshold, directory, file)
        .add(maxSize, backtraceAt, skipHeaders, addDirHeader, skipLogHeaders, flushFrequency);
  }

  /** What the flags mean to the log. */
  public KlogConfig config() {
    return new KlogConfig(
        verbosity.get(),
        modules.get(),
        new KlogConfig.Destination(
            toStderr.get(),
            alsoToStderr.get(),
            stderrThreshold.get(),
            directory.get(),
            file.get(),
            maxSize.get(),
            skipLogHeaders.get()),
        skipHeaders.get(),
        backtraceAt.get());
  }

  private static List<ModuleLevel> parseModules(String text) throws InvalidValueException {
    List<ModuleLevel> modules = new ArrayList<>();
    for (String pair : text.split(",")) {
      if (pair.isEmpty()) {
        continue;
      }
      String[] parts = pair.split("=", -1);
      if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
        throw new InvalidValueException("syntax error: expect comma-separated list of filename=N");
      }
      modules.add(new ModuleLevel(parts[0], FlagTypes.INT.parser().parse(parts[1])));
    }
    return List.copyOf(modules);
  }

  private static String printModules(List<ModuleLevel> modules) {
    return modules.stream()
        .map(module -> module.pattern() + "=" + module.level())
        .collect(Collectors.joining(","));
  }

  private static String parseLocation(String text) throws InvalidValueException {
    if (!text.matches("[^:]*\\.[^:]*:\\d+") && !text.equals(":0")) {
      throw new InvalidValueException("syntax error: expect file.go:234");
    }
    return text;
  }
}
