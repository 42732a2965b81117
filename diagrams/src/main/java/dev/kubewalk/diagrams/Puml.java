package dev.kubewalk.diagrams;

import dev.kubewalk.tracer.RecordedStep;
import java.util.Locale;

/** PlantUML text under construction, in the one style of all diagrams. */
final class Puml {

  static final String BLUE = "#1A56B0";
  static final String GREY = "#6B7280";
  static final String RED = "#B00020";

  private static final String STYLE = """
      !pragma layout smetana
      skinparam {
        backgroundColor #FFFFFF
        shadowing false
        defaultFontName SansSerif
        defaultFontSize 13
        defaultFontColor #1F2937
        hyperlinkColor #1F2937
        hyperlinkUnderline false
        roundCorner 6
        arrowColor #4B5563
        arrowThickness 1.2
        arrowFontSize 12
        titleFontSize 18
        titleFontColor #111827
        rectangleBorderColor #1A56B0
        rectangleBackgroundColor #F5F8FF
        packageBorderColor #9CA3AF
        noteBackgroundColor #FFFBE6
        noteBorderColor #D9C36A
        sequenceParticipantBackgroundColor #E8F0FE
        sequenceParticipantBorderColor #1A56B0
        sequenceLifeLineBorderColor #9CA3AF
        sequenceDividerBackgroundColor #FFF4D6
        sequenceDividerBorderColor #D9A400
        sequenceDividerFontStyle bold
        sequenceGroupBorderColor #9CA3AF
        sequenceGroupBackgroundColor #F3F4F6
        sequenceMessageAlign left
        classBackgroundColor #F5F8FF
        classBorderColor #1A56B0
        classAttributeIconSize 0
        activityBackgroundColor #F5F8FF
        activityBorderColor #1A56B0
      }
      """;

  private final StringBuilder out = new StringBuilder();
  private int indent;

  Puml(String title) {
    out.append("@startuml\n").append(STYLE);
    line("title " + escape(title));
  }

  Puml line(String text) {
    out.append("  ".repeat(indent)).append(text).append('\n');
    return this;
  }

  Puml open(String text) {
    line(text);
    indent++;
    return this;
  }

  Puml close(String text) {
    indent--;
    return line(text);
  }

  String end() {
    return out.append("@enduml\n").toString();
  }

  /** Text that PlantUML shows as it is: nothing in it is markup, and it is one line. */
  static String escape(String text) {
    return text.replaceAll("\\s+", " ")
        .replace("~", "~~")
        .replace("<", "~<")
        .replace("[[", "[ [")
        .replace("]]", "] ]")
        .replace("\\", "/")
        .replace("|", "¦")
        .replace("\"", "'")
        .replace("//", "~//")
        .replace("--", "~--")
        .replace("__", "~__")
        .replace("**", "~**");
  }

  /** The text as a link to the step's details; the tooltip names the Go side. */
  static String link(RecordedStep step, String escaped) {
    String tooltip = step.entry().goFunction() + " in " + step.entry().goFile();
    return "[[#step-" + step.id() + "{" + tooltip + "} " + escaped + "]]";
  }

  /** Like "0.4 ms", "41 ms", "1.25 s". */
  static String duration(long nanos) {
    double millis = nanos / 1e6;
    if (millis >= 1000) {
      return String.format(Locale.ROOT, "%.2f s", millis / 1000);
    }
    return String.format(Locale.ROOT, millis < 10 ? "%.1f ms" : "%.0f ms", millis);
  }

  static String small(String escaped) {
    return "<size:11><color:" + GREY + ">" + escaped + "</color></size>";
  }
}
