package dev.kubewalk.componentbase.klog;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.componentbase.Clock;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes log lines. Safe for many threads: lines never mix.
 *
 * <p>Messages that cost something to make, or that most people need not see, go through {@link
 * #v(int)}. The {@code …f} methods take {@link String#format} patterns. Nothing here ends the
 * process: {@link #fatal} only writes, whoever calls it decides what follows.
 *
 * <p>Go: k8s.io/klog/klog.go (Info, Warning, Error, Fatal, V).
 */
public final class Klog {
  private static final DateTimeFormatter HEADER_TIME =
      DateTimeFormatter.ofPattern("MMdd HH:mm:ss.SSSSSS", Locale.ROOT);
  private static final StackWalker STACK = StackWalker.getInstance();

  private final KlogConfig config;
  private final Clock clock;
  private final PrintStream stderr;
  private final LogFiles files;
  /** Begins as configured; may be changed while the server runs. */
  private volatile int verbosity;

  private final long pid = ProcessHandle.current().pid();

  public Klog(KlogConfig config, Clock clock, PrintStream stderr) {
    this.config = requireNonNull(config, "config is null");
    this.clock = requireNonNull(clock, "clock is null");
    this.stderr = requireNonNull(stderr, "stderr is null");
    this.verbosity = config.verbosity();
    this.files = new LogFiles(config.destination(), clock);
  }

  /** A log that goes nowhere, for tests and for code that has no one to talk to. */
  public static Klog discard() {
    return new Klog(
        KlogConfig.DEFAULT,
        Clock.system(),
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
  }

  public void info(String message) {
    write(Severity.INFO, message);
  }

  public void infof(String format, Object... arguments) {
    write(Severity.INFO, String.format(Locale.ROOT, format, arguments));
  }

  public void warning(String message) {
    write(Severity.WARNING, message);
  }

  public void warningf(String format, Object... arguments) {
    write(Severity.WARNING, String.format(Locale.ROOT, format, arguments));
  }

  public void error(String message) {
    write(Severity.ERROR, message);
  }

  public void errorf(String format, Object... arguments) {
    write(Severity.ERROR, String.format(Locale.ROOT, format, arguments));
  }

  /** Writes a line of the worst severity; the caller ends the process. */
  public void fatal(String message) {
    write(Severity.FATAL, message);
  }

  /** The log at this level of detail: it writes only if the verbosity is that high here. */
  public Verbose v(int level) {
    return new Verbose(this, level <= verbosity || level <= moduleLevel());
  }

  /** Changes the verbosity from now on. Go: Level.Set of the flag v. */
  public void setVerbosity(int level) {
    verbosity = level;
  }

  /** Writes out what files still hold back. A disk that refuses must not stop the server. */
  public synchronized void flush() {
    try {
      files.flush();
    } catch (IOException e) {
      stderr.println("log: exiting because of error: " + e.getMessage());
    }
    stderr.flush();
  }

  /**
   * Info lines that are written, or not, by the verbosity.
   *
   * @param enabled ask this before working for a message
   */
  public record Verbose(Klog log, boolean enabled) {
    public void info(String message) {
      if (enabled) {
        log.write(Severity.INFO, message);
      }
    }

    public void infof(String format, Object... arguments) {
      if (enabled) {
        log.write(Severity.INFO, String.format(Locale.ROOT, format, arguments));
      }
    }
  }

  private int moduleLevel() {
    if (config.modules().isEmpty()) {
      return -1;
    }
    String file = module(caller());
    for (KlogConfig.ModuleLevel module : config.modules()) {
      String glob = "glob:" + module.pattern();
      if (FileSystems.getDefault().getPathMatcher(glob).matches(Path.of(file))) {
        return module.level();
      }
    }
    return -1;
  }

  private void write(Severity severity, String message) {
    StackWalker.StackFrame caller = caller();
    String place = caller.getFileName() + ":" + caller.getLineNumber();
    StringBuilder line = new StringBuilder();
    if (!config.skipHeaders()) {
      line.append(severity.letter())
          .append(HEADER_TIME.format(clock.now().atZone(ZoneId.systemDefault())))
          .append(String.format(Locale.ROOT, " %7d ", pid))
          .append(place)
          .append("] ");
    }
    line.append(message);
    if (line.charAt(line.length() - 1) != '\n') {
      line.append('\n');
    }
    if (place.equals(config.backtraceAt())) {
      STACK.forEach(frame -> line.append('\t').append(frame).append('\n'));
    }
    emit(severity, line.toString());
  }

  private synchronized void emit(Severity severity, String line) {
    KlogConfig.Destination to = config.destination();
    if (to.toStderr() || to.alsoToStderr() || severity.compareTo(to.stderrThreshold()) >= 0) {
      stderr.print(line);
      stderr.flush();
    }
    if (to.toStderr()) {
      return;
    }
    try {
      files.write(severity, line);
    } catch (IOException e) {
      // Go ends the process here. A server that still answers is worth more than its log.
      stderr.println("log: cannot write: " + e);
      stderr.print(line);
    }
  }

  private static StackWalker.StackFrame caller() {
    return STACK.walk(frames -> frames
        .filter(frame -> !frame.getClassName().equals(Klog.class.getName()))
        .filter(frame -> !frame.getClassName().equals(Verbose.class.getName()))
        .findFirst()
        .orElseThrow());
  }

  private static String module(StackWalker.StackFrame frame) {
    String file = String.valueOf(frame.getFileName());
    int dot = file.lastIndexOf('.');
    return dot < 0 ? file : file.substring(0, dot);
  }
}
