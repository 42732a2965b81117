package dev.kubewalk.componentbase.klog;

import dev.kubewalk.componentbase.Clock;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * The log files: one for everything, or one a severity, where a line stands in the file of its own
 * severity and in those of the lesser ones. Guarded by the {@link Klog} that owns it.
 *
 * <p>Go: k8s.io/klog/klog_file.go (create), k8s.io/klog/klog.go (syncBuffer).
 */
final class LogFiles {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
  private static final long MEGABYTE = 1024L * 1024;

  private final KlogConfig.Destination destination;
  private final Clock clock;
  private final Map<Severity, Sink> sinks = new EnumMap<>(Severity.class);

  LogFiles(KlogConfig.Destination destination, Clock clock) {
    this.destination = destination;
    this.clock = clock;
  }

  void write(Severity severity, String line) throws IOException {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    if (!destination.file().isEmpty()) {
      sink(Severity.INFO).write(bytes);
      return;
    }
    for (Severity lesser : Severity.values()) {
      if (lesser.compareTo(severity) <= 0) {
        sink(lesser).write(bytes);
      }
    }
  }

  void flush() throws IOException {
    for (Sink sink : sinks.values()) {
      sink.stream.flush();
    }
  }

  private Sink sink(Severity severity) throws IOException {
    Sink sink = sinks.get(severity);
    if (sink == null) {
      sink = new Sink(severity);
      sinks.put(severity, sink);
    }
    return sink;
  }

  private Path path(Severity severity) {
    if (!destination.file().isEmpty()) {
      return Path.of(destination.file());
    }
    String directory = destination.directory();
    String name = "kube-apiserver." + host() + "." + System.getProperty("user.name") + ".log."
        + severity + "." + STAMP.format(clock.now().atZone(ZoneId.systemDefault())) + "."
        + ProcessHandle.current().pid();
    return Path.of(directory.isEmpty() ? System.getProperty("java.io.tmpdir") : directory, name);
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName().split("\\.", 2)[0];
    } catch (UnknownHostException e) {
      return "unknownhost";
    }
  }

  /** One open file and its size. */
  private final class Sink {
    private final Severity severity;
    private OutputStream stream;
    private long size;

    Sink(Severity severity) throws IOException {
      this.severity = severity;
      // The file of a former run is continued; only growing too big begins it anew.
      open(StandardOpenOption.APPEND);
    }

    void write(byte[] bytes) throws IOException {
      long limit = destination.maxSizeMegabytes() * MEGABYTE;
      if (limit > 0 && size + bytes.length >= limit) {
        stream.close();
        open(StandardOpenOption.TRUNCATE_EXISTING);
      }
      stream.write(bytes);
      size += bytes.length;
    }

    private void open(StandardOpenOption mode) throws IOException {
      Path path = path(severity);
      stream =
          Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, mode);
      size = Files.size(path);
      if (!destination.skipFileHeaders()) {
        byte[] header = ("Log file created at: "
                + clock.now().atZone(ZoneId.systemDefault()) + "\n"
                + "Log line format: [IWEF]mmdd hh:mm:ss.uuuuuu threadid file:line] msg\n")
            .getBytes(StandardCharsets.UTF_8);
        stream.write(header);
        size += header.length;
      }
    }
  }
}
