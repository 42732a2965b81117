package dev.kubewalk.componentbase.klog;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What the logging flags said. {@link #DEFAULT} is klog's own default: everything to standard
 * error, verbosity 0.
 *
 * <p>Go: k8s.io/klog/klog.go (loggingT).
 *
 * @param verbosity lines at a higher level are left out
 * @param modules per-file verbosity
 * @param destination where lines go
 * @param skipHeaders leaves out everything before the message
 * @param backtraceAt {@code file:line} whose log lines are followed by a stack trace; {@code :0} for
 *     none
 */
public record KlogConfig(
    int verbosity,
    List<ModuleLevel> modules,
    Destination destination,
    boolean skipHeaders,
    String backtraceAt) {
  public static final KlogConfig DEFAULT =
      new KlogConfig(0, List.of(), Destination.STDERR, false, ":0");

  public KlogConfig {
    modules = List.copyOf(modules);
    requireNonNull(destination, "destination is null");
    requireNonNull(backtraceAt, "backtraceAt is null");
  }

  /**
   * Where lines go.
   *
   * @param toStderr only to standard error, never to files
   * @param alsoToStderr to files and to standard error
   * @param stderrThreshold with files: lines at least this bad go to standard error as well
   * @param directory of the files, one a severity; empty for the temporary directory
   * @param file the one file for all severities, instead of a directory; empty for none
   * @param maxSizeMegabytes a file that would grow beyond this is begun anew; 0 for no limit
   * @param skipFileHeaders leaves out the lines that say when a file was made
   */
  public record Destination(
      boolean toStderr,
      boolean alsoToStderr,
      Severity stderrThreshold,
      String directory,
      String file,
      long maxSizeMegabytes,
      boolean skipFileHeaders) {
    public static final Destination STDERR =
        new Destination(true, false, Severity.ERROR, "", "", 1800, false);
  }

  /** Verbosity {@code level} for source files whose name without extension matches the glob. */
  public record ModuleLevel(String pattern, int level) {}

  public KlogConfig withVerbosity(int level) {
    return new KlogConfig(level, modules, destination, skipHeaders, backtraceAt);
  }
}
