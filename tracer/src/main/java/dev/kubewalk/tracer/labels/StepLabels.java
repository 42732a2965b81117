package dev.kubewalk.tracer.labels;

import dev.kubewalk.tracer.NoteNames;
import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Steps;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a step is called where there is room for one short line only. */
public final class StepLabels {

  private static final Map<String, Long> ENTRIES_OF_FUNCTION =
      Map.copyOf(Arrays.stream(Steps.values())
          .collect(Collectors.groupingBy(Steps::goFunction, Collectors.counting())));

  /** Packages that say nothing to a reader. */
  private static final Set<String> PLAIN_PACKAGES =
      Set.of("app", "options", "server", "genericapiserver", "genericoptions", "kubeoptions");

  /** The notes that tell the performances of one entry apart. */
  private static final List<String> TELLING_NOTES =
      List.of(NoteNames.HOOK, NoteNames.RESOURCE, NoteNames.GROUP);

  private StepLabels() {}

  /** The Go function where it tells the step apart, else the step's name in words. */
  public static String of(Steps entry) {
    boolean sameName = entry.name().replace("_", "").equalsIgnoreCase(entry.shortName());
    if (!sameName && ENTRIES_OF_FUNCTION.get(entry.goFunction()) > 1) {
      return words(entry);
    }
    String function = entry.goFunction();
    int dot = function.indexOf('.');
    return dot > 0 && PLAIN_PACKAGES.contains(function.substring(0, dot))
        ? function.substring(dot + 1)
        : function;
  }

  /**
   * As {@link #of(Steps)}, and the hook, resource or group that this performance was about; the
   * running of a hook is just "hook" and its name.
   */
  public static String of(RecordedStep step) {
    String subject = subject(step);
    if (step.entry() == Steps.RUN_POST_START_HOOK && !subject.isEmpty()) {
      return "hook " + subject;
    }
    return subject.isEmpty() ? of(step.entry()) : of(step.entry()) + " " + subject;
  }

  /** The hook, resource or group that a performance was about; empty when it was about none. */
  public static String subject(RecordedStep step) {
    return TELLING_NOTES.stream()
        .flatMap(name -> step.note(name).map(Stream::of).orElseGet(Stream::empty))
        .findFirst()
        .orElse("");
  }

  /** The entry's name in words: "create server chain". */
  public static String words(Steps entry) {
    return entry.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** The part of the server at work, which is the first part of the key: "aggregator". */
  public static String area(Steps entry) {
    return entry.key().substring(0, entry.key().indexOf('.'));
  }
}
