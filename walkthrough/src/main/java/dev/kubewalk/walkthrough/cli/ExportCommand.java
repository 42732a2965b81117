package dev.kubewalk.walkthrough.cli;

import dev.kubewalk.tracer.Recording;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code kubewalk export}: a recording for other tools. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    subcommands = ExportIdeCommand.class,
    customSynopsis = {
      "kubewalk export [-hV] [--out=FILE] FORMAT RECORDING",
      "       kubewalk export ide [-hV] [--out=DIR]"
    },
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
      arity = "0..1",
      hideParamSyntax = true,
      paramLabel = "FORMAT",
      converter = FormatConverter.class,
      completionCandidates = FormatNames.class,
      description = "One of ${COMPLETION-CANDIDATES}.")
  private ExportFormat format;

  @Parameters(
      index = "1",
      arity = "0..1",
      hideParamSyntax = true,
      paramLabel = "RECORDING",
      description = "A recording, or the folder of a tour that holds one.")
  private Path path;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write; - is standard output"
          + " (default: beside the recording, named after the format).")
  private Path out;

  /** Both parameters are checked here: to picocli, what {@code ide} needs not is optional. */
  @Override
  public void run() {
    if (format == null) {
      throw missing("FORMAT");
    }
    if (path == null) {
      throw missing("RECORDING");
    }
    RecordingArgument recording = RecordingArgument.of(path);
    Exporter exporter = format.exporter(StepLocations.load());
    Path file = out == null ? recording.sibling("recording." + format.ending()) : out;
    try {
      if (file.toString().equals("-")) {
        exporter.write(recording.load(), System.out);
        System.out.flush();
        return;
      }
      write(exporter, recording.load(), file);
    } catch (IOException e) {
      throw new UserError("cannot write " + file + ": " + e.getMessage());
    }
    PrintWriter told = spec.commandLine().getOut();
    told.println("wrote " + file + "; open it with " + format.viewer());
  }

  private static void write(Exporter exporter, Recording read, Path file) throws IOException {
    if (file.toAbsolutePath().getParent() != null) {
      Files.createDirectories(file.toAbsolutePath().getParent());
    }
    try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file))) {
      exporter.write(read, stream);
    }
  }

  private ParameterException missing(String parameter) {
    return new ParameterException(
        spec.commandLine(), "Missing required parameter: '" + parameter + "'");
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
