package dev.kubewalk.tracer.export;

import dev.kubewalk.tracer.StepLocations;

/** The formats that a recording can be put into. */
public enum ExportFormat {
  CHROME("chrome", "chrome.json", "https://ui.perfetto.dev or chrome://tracing"),
  SPEEDSCOPE("speedscope", "speedscope.json", "https://www.speedscope.app"),
  OTLP("otlp", "otlp.jsonl", "the OpenTelemetry collector's otlpjsonfile receiver"),
  SPRING("spring", "spring.json", "viewers of Spring Boot's /actuator/startup"),
  APPMAP("appmap", "appmap.json", "AppMap for VS Code or IntelliJ"),
  APPMAP_SEQUENCE("appmap-sequence", "sequence.json", "AppMap's sequence diagrams"),
  JFR("jfr", "jfr", "JDK Mission Control, or jfr print");

  private final String code;
  private final String ending;
  private final String viewer;

  ExportFormat(String code, String ending, String viewer) {
    this.code = code;
    this.ending = ending;
    this.viewer = viewer;
  }

  /** The name on the command line. */
  public String code() {
    return code;
  }

  /** What a file name of this format ends in, without a dot in front. */
  public String ending() {
    return ending;
  }

  /** What opens such a file. */
  public String viewer() {
    return viewer;
  }

  /** {@code locations} tells where the program performs a step. */
  public Exporter exporter(StepLocations locations) {
    return switch (this) {
      case CHROME -> new ChromeExporter(locations);
      case SPEEDSCOPE -> new SpeedscopeExporter(locations);
      case OTLP -> new OtlpExporter(locations);
      case SPRING -> new SpringExporter();
      case APPMAP -> new AppMapExporter(locations);
      case APPMAP_SEQUENCE -> new AppMapSequenceExporter();
      case JFR -> new JfrExporter();
    };
  }
}
