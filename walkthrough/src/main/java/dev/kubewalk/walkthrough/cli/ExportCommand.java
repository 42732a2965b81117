package dev.kubewalk.walkthrough.cli;

import dev.kubewalk.tracer.StepLocations;
import dev.kubewalk.tracer.export.ExportFormat;
import dev.kubewalk.tracer.export.Exporter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code kubewalk export}: a recording for other tools. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Puts a recording into the format of another tool.",
    footer = {
      "",
      "Formats, and what opens them:",
      "  chrome           Perfetto (https://ui.perfetto.dev), chrome://tracing",
      "  speedscope       https://www.speedscope.app",
      "  otlp             OpenTelemetry's collector (otlpjsonfile receiver)",
      "  spring           viewers of Spring Boot's /actuator/startup",
      "  appmap           AppMap for VS Code and IntelliJ",
      "  appmap-sequence  AppMap's sequence diagrams",
      "  jfr              JDK Mission Control, jfr print",
      "",
      "To see the steps beside the JVM's own events, record them live instead:",
      "  KUBEWALK_JAVA_OPTS=-XX:StartFlightRecording=filename=start.jfr kubewalk tour --once"
    })
final class ExportCommand implements Runnable {
  @Spec
  private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "FORMAT",
      converter = FormatConverter.class,
      completionCandidates = FormatNames.class,
      description = "One of ${COMPLETION-CANDIDATES}.")
  private ExportFormat format;

  @Mixin
  private RecordingArgument recording;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write; - is standard output"
          + " (default: beside the recording, named after the format).")
  private Path out;

  @Override
  public void run() {
    Exporter exporter = format.exporter(StepLocations.load());
    Path file = out == null ? recording.sibling("recording." + format.ending()) : out;
    try {
      if (file.toString().equals("-")) {
        exporter.write(recording.load(), System.out);
        System.out.flush();
        return;
      }
      write(exporter, file);
    } catch (IOException e) {
      throw new UserError("cannot write " + file + ": " + e.getMessage());
    }
    PrintWriter told = spec.commandLine().getOut();
    told.println("wrote " + file + "; open it with " + format.viewer());
  }

  private void write(Exporter exporter, Path file) throws IOException {
    var read = recording.load();
    if (file.toAbsolutePath().getParent() != null) {
      Files.createDirectories(file.toAbsolutePath().getParent());
    }
    try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file))) {
      exporter.write(read, stream);
    }
  }

  /** Reads a format's name. */
  static final class FormatConverter implements ITypeConverter<ExportFormat> {
    @Override
    public ExportFormat convert(String code) {
      return Arrays.stream(ExportFormat.values())
          .filter(format -> format.code().equals(code))
          .findFirst()
          .orElseThrow(() -> new TypeConversionException("there is no format " + code + ", but "
              + Arrays.stream(ExportFormat.values())
                  .map(ExportFormat::code)
                  .collect(Collectors.joining(", "))));
    }
  }

  /** The names of all formats. */
  static final class FormatNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(ExportFormat.values()).map(ExportFormat::code).iterator();
    }
  }
}
