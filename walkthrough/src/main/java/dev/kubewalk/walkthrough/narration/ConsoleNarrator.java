package dev.kubewalk.walkthrough.narration;

import dev.kubewalk.tracer.DocumentSection;
import dev.kubewalk.tracer.StepListener;
import dev.kubewalk.tracer.StepView;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
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
  private final Set<DocumentSection> begun = EnumSet.noneOf(DocumentSection.class);
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
    DocumentSection section = step.entry().section();
    if (begun.add(section)) {
      out.println();
      String number = section == DocumentSection.NOTES ? "" : section.number() + "  ";
      out.println("━━ " + number + language.title(section) + " ━━");
    }
    lastTold = step.id();
    out.println();
    out.println(numbering.number(step.id()) + "  " + step.entry().goFunction());
    Text text = texts.of(step.entry());
    Language.Labels labels = language.labels();
    tell(labels.what(), text.what());
    tell(labels.why(), text.why());
    tell(labels.without(), text.without());
    out.flush();
  }

  @Override
  public synchronized void onEnd(StepView step) {
    if (numbering.depth(step.id()) > depth) {
      return;
    }
    String took = Values.duration(step.endNanos() - step.startNanos());
    String notes = Values.notes(step.notes());
    String outcome =
        step.failure() == null ? "" : language.labels().failed() + ": " + step.failure();
    String told = String.join("; ", nonEmpty(outcome, notes));
    // Right below its own text a step needs no name; later it does.
    if (lastTold != step.id()) {
      out.println();
      out.println(numbering.number(step.id()) + "  " + step.entry().goFunction() + " ✓");
    }
    tell(language.labels().run(), (told.isEmpty() ? "" : told + "; ") + took);
    lastTold = 0;
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
