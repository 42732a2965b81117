package dev.kubewalk.walkthrough.narration;

import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.StepLocations;
import dev.kubewalk.tracer.Steps;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The story as a Markdown page. A step that is done several times is explained the first time only.
 */
public final class MarkdownNarrator {
  private static final int DEEPEST_HEADING = 6;

  private final Language language;
  private final Texts texts;
  private final StepLocations locations;
  private final int depth;

  /**
   * @param depth 0 tells sections only, 1 what is right below them, and so on
   */
  public MarkdownNarrator(Language language, StepLocations locations, int depth) {
    this.language = language;
    this.texts = Texts.load(language);
    this.locations = locations;
    this.depth = depth;
  }

  public String tell(Story story) {
    StringBuilder page = new StringBuilder();
    Set<Steps> explained = EnumSet.noneOf(Steps.class);
    var facts = story.recording().header().facts();
    page.append("# Kubernetes ").append(facts.version()).append("\n\n");
    page.append(facts.startedAt())
        .append(" · JDK ")
        .append(story.recording().header().jdk());
    page.append("\n");
    for (Story.Chapter chapter : story.chapters()) {
      page.append("\n## ").append(chapter.title(language)).append("\n");
      for (Story.Told told : chapter.steps()) {
        if (told.depth() <= depth) {
          tell(page, told, explained.add(told.step().entry()));
        }
      }
    }
    remarks(page, story);
    return page.toString();
  }

  private void tell(StringBuilder page, Story.Told told, boolean first) {
    RecordedStep step = told.step();
    String hashes = "#".repeat(Math.min(told.depth() + 3, DEEPEST_HEADING));
    page.append("\n").append(hashes).append(" ").append(told.number()).append(" ");
    page.append(Headings.of(step.entry(), step.notes())).append("\n\n");
    Language.Labels labels = language.labels();
    if (first) {
      Text text = texts.of(step.entry());
      item(page, labels.what(), text.what());
      item(page, labels.why(), text.why());
      item(page, labels.without(), text.without());
    }
    item(page, labels.run(), run(step, language));
    item(page, "Go", "`" + step.entry().goFunction() + "` (" + step.entry().goFile() + ")");
    List<String> places = locations.of(step.entry());
    if (!places.isEmpty()) {
      item(page, "Java", "`" + String.join("`, `", places) + "`");
    }
  }

  private void remarks(StringBuilder page, Story story) {
    Language.Remarks words = language.remarks();
    page.append("\n## ").append(words.title()).append("\n\n");
    int number = 0;
    for (Corrections.Correction remark : Corrections.load(language)) {
      number++;
      page.append(number).append(". **").append(words.says()).append("** ").append(remark.says());
      page.append("\n   **").append(words.fact()).append("** ").append(remark.fact());
      page.append(words.see(story.numberOf(remark.shownBy())));
      page.append("\n");
    }
  }

  /** What came of the step in this run: outcome, notes, duration. */
  public static String run(RecordedStep step, Language language) {
    StringBuilder run = new StringBuilder();
    step.failure()
        .ifPresent(failure ->
            run.append(language.labels().failed()).append(": ").append(failure.message()));
    String notes = Values.notes(withChanges(step, language), language);
    if (!notes.isEmpty()) {
      run.append(run.length() == 0 ? "" : "; ").append(notes);
    }
    String time = step.isOpen() ? language.labels().open() : Values.duration(step.durationNanos());
    return run.append(run.length() == 0 ? "" : "; ").append(time).toString();
  }

  /** The notes, those that changed with the value before. */
  private static Map<String, Object> withChanges(RecordedStep step, Language language) {
    Map<String, Object> notes = new LinkedHashMap<>(step.notes());
    for (RecordedStep.Change change : step.changes()) {
      String before = Values.value(change.before(), language);
      String after = Values.value(change.after(), language);
      notes.put(change.name(), before.equals(after) ? after : before + " → " + after);
    }
    return notes;
  }

  private static void item(StringBuilder page, String label, String text) {
    page.append("- **").append(label).append("** ").append(text).append("\n");
  }
}
