package dev.kubewalk.tracer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A recording that was read: the steps of a run as a forest.
 *
 * <p>The recording of a run that was killed, or that is still running, opens too: its open steps
 * have no end, and a line that was cut off is left out.
 */
public final class Recording {

  /** The header line. {@code flags} are those given by the user, secret ones redacted. */
  public record Header(int format, RunFacts facts, String jdk) {}

  private final Header header;
  private final List<RecordedStep> steps;
  private final List<RecordedStep.Event> events;
  private final long lost;
  private final boolean complete;

  Recording(
      Header header,
      List<RecordedStep> steps,
      List<RecordedStep.Event> events,
      long lost,
      boolean complete) {
    this.header = header;
    this.steps = List.copyOf(steps);
    this.events = List.copyOf(events);
    this.lost = lost;
    this.complete = complete;
  }

  /**
   * Reads a recording.
   *
   * @throws IOException when the file cannot be read or is no recording of a known format; the
   *     message is one line for the user
   */
  public static Recording load(Path file) throws IOException {
    // This reader takes what is no UTF-8 too: the last character of a killed run may be torn.
    try (Reader in = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)) {
      return read(in, file.getFileName().toString());
    }
  }

  /** Reads a recording from text; {@code name} is what an error message calls it. */
  public static Recording read(Reader in, String name) throws IOException {
    return new RecordingReader(name).read(new BufferedReader(in));
  }

  public Header header() {
    return header;
  }

  /**
   * The flags in force, by name without dashes: all of them once the run had read its command line,
   * before that those given by the user.
   */
  public Map<String, String> flags() {
    Object noted =
        first(Steps.PRINT_FLAGS).map(step -> step.notes().get(NoteNames.FLAGS)).orElse(null);
    Map<String, String> flags = new TreeMap<>();
    if (noted instanceof Map<?, ?> values) {
      values.forEach((name, value) -> flags.put(name.toString(), String.valueOf(value)));
    } else {
      header
          .facts()
          .flags()
          .forEach((name, value) -> flags.put(name.replaceFirst("^--", ""), value));
    }
    return Collections.unmodifiableMap(flags);
  }

  /** All steps in order of their start. */
  public List<RecordedStep> steps() {
    return steps;
  }

  /** Everything that the steps did, in the order in which it was recorded. */
  public List<RecordedStep.Event> events() {
    return events;
  }

  /** The steps without a parent. */
  public List<RecordedStep> roots() {
    return steps.stream().filter(step -> step.parent().isEmpty()).toList();
  }

  /** Every performance of an entry of the catalogue, in order. */
  public List<RecordedStep> performances(Steps entry) {
    return all(entry).toList();
  }

  public Optional<RecordedStep> first(Steps entry) {
    return all(entry).findFirst();
  }

  /** The steps that had not ended when the recording did. */
  public List<RecordedStep> open() {
    return steps.stream().filter(RecordedStep::isOpen).toList();
  }

  /** How many events the recorder could not keep; 0 when nothing is missing. */
  public long lost() {
    return lost;
  }

  /** True when the run ended in order: the recording has its last line. */
  public boolean complete() {
    return complete;
  }

  /** When the last thing recorded happened, in nanoseconds since the start. */
  public long lastNanos() {
    return steps.stream()
        .mapToLong(step -> Math.max(step.startNanos(), step.endNanos()))
        .max()
        .orElse(0);
  }

  private Stream<RecordedStep> all(Steps entry) {
    return steps.stream().filter(step -> step.entry() == entry);
  }
}
