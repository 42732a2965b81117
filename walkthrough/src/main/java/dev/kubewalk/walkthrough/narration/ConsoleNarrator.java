package dev.kubewalk.walkthrough.narration;

import dev.kubewalk.tracer.StepListener;
import dev.kubewalk.tracer.StepView;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.tracer.numbering.Numbering;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells the story while it happens. What a step is about is told when it starts; what came of it
 * when it ends. Steps below the chosen depth are counted, not told.
 */
public final class ConsoleNarrator implements StepListener {
  private static final int COLUMNS = 100;

  private final PrintWriter out;
  private final Language language;
  private final Texts texts;
  private final int depth;
  private final Numbering numbering = new Numbering();
  private final Set<String> begun = new HashSet<>();
  private final Map<Steps, String> explained = new EnumMap<>(Steps.class);
  private long lastTold;

  /**
   * @param depth 0 tells sections only, 1 what is right below them (3.4), 2 below that (3.4.2) …
   */
  public ConsoleNarrator(PrintWriter out, Language language, int depth) {
    this.out = out;
    this.language = language;
    this.texts = Texts.load(language);
    this.depth = depth;
  }

  @Override
  public synchronized void onStart(StepView step) {
    numbering.add(step.id(), step.parent(), step.entry());
    if (numbering.depth(step.id()) > depth) {
      return;
    }
    chapter(step.entry());
    // What was explained once is named only, when it has ended and is known better.
    if (explained.putIfAbsent(step.entry(), numbering.number(step.id())) != null) {
      return;
    }
    lastTold = step.id();
    out.println();
    out.println(heading(step));
    Text text = texts.of(step.entry());
    Language.Labels labels = language.labels();
    tell(labels.what(), text.what());
    tell(labels.why(), text.why());
    tell(labels.without(), text.without());
    out.flush();
  }

  private void chapter(Steps entry) {
    String chapter = Numbering.chapter(entry);
    if (!begun.add(chapter)) {
      return;
    }
    boolean numbered = Character.isDigit(chapter.charAt(0));
    boolean shutdown = Numbering.isShutdown(entry);
    String title = shutdown ? language.shutdownTitle() : language.title(entry.section());
    out.println();
    out.println("━━ " + (numbered ? chapter + "  " : "") + title + " ━━");
  }

  @Override
  public synchronized void onEnd(StepView step) {
    if (numbering.depth(step.id()) > depth) {
      return;
    }
    String took = Values.duration(step.endNanos() - step.startNanos());
    String notes = Values.notes(step.notes(), language);
    String outcome =
        step.failure() == null ? "" : language.labels().failed() + ": " + step.failure();
    String told = String.join("; ", nonEmpty(outcome, notes));
    // Right below its own text a step needs no name; later it does.
    if (lastTold != step.id()) {
      out.println();
      out.println(heading(step) + (step.failure() == null ? " ✓" : " ✗"));
    }
    tell(language.labels().run(), (told.isEmpty() ? "" : told + "; ") + took);
    lastTold = 0;
    out.flush();
  }

  private String heading(StepView step) {
    return numbering.number(step.id()) + "  " + Headings.of(step.entry(), step.notes());
  }

  /** Tells where the document is imprecise, and which step shows it. */
  public synchronized void tellRemarks() {
    Language.Remarks words = language.remarks();
    out.println();
    out.println("━━ " + words.title() + " ━━");
    for (Corrections.Correction remark : Corrections.load(language)) {
      String see = words.see(Optional.ofNullable(explained.get(remark.shownBy())));
      out.println();
      tell(words.says(), remark.says());
      tell(words.fact(), remark.fact() + see);
    }
    out.flush();
  }

  private static List<String> nonEmpty(String... parts) {
    return Arrays.stream(parts).filter(part -> !part.isEmpty()).toList();
  }

  private void tell(String label, String text) {
    String indent = "      ";
    for (String line : Wrap.lines(label + ": " + text, COLUMNS - indent.length())) {
      out.println(indent + line);
      indent = "          ";
    }
  }
}
