package dev.kubewalk.tracer.diff;

import dev.kubewalk.tracer.NoteNames;
import dev.kubewalk.tracer.RecordedStep;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A note that is not the same in two performances of a step.
 *
 * @param before null when the first has no such note
 * @param after null when the second has no such note
 */
public record NoteDiff(String name, Object before, Object after) {

  /** Of lists: what only one of them holds, or {@code reordered} when that is nothing. */
  public record Elements(List<?> removed, List<?> added) {
    public boolean reordered() {
      return removed.isEmpty() && added.isEmpty();
    }
  }

  static List<NoteDiff> between(RecordedStep before, RecordedStep after) {
    Set<String> names = new LinkedHashSet<>(before.notes().keySet());
    names.addAll(after.notes().keySet());
    // All the flags are compared as settings.
    names.remove(NoteNames.FLAGS);
    List<NoteDiff> differing = new ArrayList<>();
    for (String name : names) {
      NoteDiff note = new NoteDiff(name, before.notes().get(name), after.notes().get(name));
      if (!Objects.equals(note.before(), note.after())) {
        differing.add(note);
      }
    }
    return List.copyOf(differing);
  }

  public boolean isOfLists() {
    return before instanceof List && after instanceof List;
  }

  /** For lists only. */
  public Elements elements() {
    List<?> first = (List<?>) before;
    List<?> second = (List<?>) after;
    return new Elements(without(first, second), without(second, first));
  }

  private static List<?> without(List<?> list, List<?> other) {
    List<Object> rest = new ArrayList<>(list);
    other.forEach(rest::remove);
    return rest;
  }
}
