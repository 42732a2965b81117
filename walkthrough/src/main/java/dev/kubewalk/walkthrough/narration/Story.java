package dev.kubewalk.walkthrough.narration;

import dev.kubewalk.tracer.DocumentSection;
import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.tracer.numbering.Numbering;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A recording arranged as the document is: its sections 1 to 6 in order, then the shutdown, then
 * requests that were recorded. Within a chapter each step
 * is followed by what happened inside it, in the order of start.
 */
public final class Story {
  private final List<Chapter> chapters;
  private final Recording recording;

  private Story(Recording recording, List<Chapter> chapters) {
    this.recording = recording;
    this.chapters = List.copyOf(chapters);
  }

  /**
   * A section with its steps.
   *
   * @param shutdown true for the chapter of the shutdown, which belongs to section 5
   */
  public record Chapter(DocumentSection section, boolean shutdown, List<Told> steps) {
    public Chapter {
      steps = steps.stream()
          .sorted(Comparator.comparing(Told::number, Story::compare))
          .toList();
    }

    /** The chapter's heading, such as {@code 3 CreateServerChain}. */
    public String title(Language language) {
      if (shutdown) {
        return language.shutdownTitle();
      }
      boolean numbered = section != DocumentSection.NOTES;
      return (numbered ? section.number() + " " : "") + language.title(section);
    }
  }

  /**
   * A step with its place in the document.
   *
   * @param number such as 3.4.2
   * @param depth 0 for a section itself, 1 for 3.4, 2 for 3.4.2
   */
  public record Told(RecordedStep step, String number, int depth) {}

  public static Story of(Recording recording) {
    Numbering numbering = Numbering.of(recording);
    Map<DocumentSection, List<Told>> sections = new EnumMap<>(DocumentSection.class);
    List<Told> shutdown = new ArrayList<>();
    for (RecordedStep step : recording.steps()) {
      Told told = new Told(step, numbering.number(step.id()), numbering.depth(step.id()));
      boolean end = Numbering.isShutdown(step.entry());
      DocumentSection section = step.entry().section();
      (end ? shutdown : sections.computeIfAbsent(section, s -> new ArrayList<>())).add(told);
    }
    List<Chapter> chapters = new ArrayList<>();
    for (DocumentSection section : DocumentSection.values()) {
      if (section == DocumentSection.NOTES && !shutdown.isEmpty()) {
        chapters.add(new Chapter(DocumentSection.RUN_AND_SHUTDOWN, true, shutdown));
      }
      if (sections.containsKey(section)) {
        chapters.add(new Chapter(section, false, sections.get(section)));
      }
    }
    return new Story(recording, chapters);
  }

  /** Compares numbers part by part: 3.10 comes after 3.9, and 3 before 3.1. */
  private static int compare(String left, String right) {
    return Arrays.compare(parts(left), parts(right));
  }

  private static int[] parts(String number) {
    return Arrays.stream(number.split("\\.", -1))
        .mapToInt(part -> Character.isLetter(part.charAt(0)) ? 0 : Integer.parseInt(part))
        .toArray();
  }

  public List<Chapter> chapters() {
    return chapters;
  }

  /** The number of the first step of {@code entry}; empty when this run had none. */
  public Optional<String> numberOf(Steps entry) {
    return told(entry).map(Told::number);
  }

  /** The first step of {@code entry}, with its place. */
  public Optional<Told> told(Steps entry) {
    return chapters.stream()
        .flatMap(chapter -> chapter.steps().stream())
        .filter(told -> told.step().entry() == entry)
        .findFirst();
  }

  public Recording recording() {
    return recording;
  }
}
