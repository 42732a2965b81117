package dev.kubewalk.walkthrough.stepping;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.tracer.DocumentSection;
import dev.kubewalk.tracer.StepView;
import dev.kubewalk.walkthrough.narration.LiveNumbering;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * At which steps to stop; what is empty does not matter. Steps of requests are stopped at only when
 * their section is asked for: holding a request holds its client.
 *
 * @param section of the document: 1 to 6, or notes
 * @param depth as for the tour: 0 sections, 1 their steps (3.4), 2 what is in these …
 * @param name as {@link StepNames} reads it
 * @param thread the thread's name
 */
public record StopFilter(
    Optional<DocumentSection> section,
    Optional<Integer> depth,
    Optional<String> name,
    Optional<String> thread) {
  public StopFilter {
    requireNonNull(section);
    requireNonNull(depth);
    requireNonNull(name);
    requireNonNull(thread);
  }

  Predicate<StepView> predicate(LiveNumbering numbering, StepNames names) {
    Predicate<StepView> stops =
        step -> section.orElse(step.entry().section()) == step.entry().section();
    if (section.isEmpty()) {
      stops = stops.and(step -> step.entry().section() != DocumentSection.NOTES);
    }
    if (depth.isPresent()) {
      stops = stops.and(step -> numbering.depth(step) <= depth.get());
    }
    if (thread.isPresent()) {
      stops = stops.and(step -> step.thread().equals(thread.get()));
    }
    return name.isPresent() ? stops.and(names.called(name.get())) : stops;
  }
}
