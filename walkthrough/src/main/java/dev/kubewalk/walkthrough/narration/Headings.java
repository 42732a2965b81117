package dev.kubewalk.walkthrough.narration;

import dev.kubewalk.tracer.NoteNames;
import dev.kubewalk.tracer.Steps;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a step is called in the story: its Go function, and more where several steps share one, such
 * as {@code server.runPostStartHook · rbac/bootstrap-roles}.
 */
public final class Headings {
  private static final Map<String, Long> STEPS_OF_FUNCTION =
      Map.copyOf(Arrays.stream(Steps.values())
          .collect(Collectors.groupingBy(Steps::goFunction, Collectors.counting())));

  private Headings() {}

  /** Notes are those made so far; the one that names a hook is used. */
  public static String of(Steps entry, Map<String, Object> notes) {
    Object hook = notes.get(NoteNames.HOOK);
    if (hook != null) {
      return entry.goFunction() + " · " + hook;
    }
    boolean saysMore = !words(entry).replace(" ", "").equalsIgnoreCase(entry.shortName());
    return saysMore && STEPS_OF_FUNCTION.get(entry.goFunction()) > 1
        ? entry.goFunction() + " · " + words(entry)
        : entry.goFunction();
  }

  /** The second part of the key: {@code add openapi controller hook}. */
  private static String words(Steps entry) {
    return entry.key().substring(entry.key().indexOf('.') + 1).replace('-', ' ');
  }
}
