package dev.kubewalk.walkthrough.stepping;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.tracer.StepLocations;
import dev.kubewalk.tracer.StepView;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.tracer.gate.Hold;
import dev.kubewalk.walkthrough.narration.Language;
import dev.kubewalk.walkthrough.narration.LiveNumbering;
import dev.kubewalk.walkthrough.narration.Text;
import dev.kubewalk.walkthrough.narration.Texts;
import dev.kubewalk.walkthrough.narration.Values;
import dev.kubewalk.walkthrough.narration.Words;
import dev.kubewalk.walkthrough.narration.Wrap;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Writes what is to be seen at a stop. */
public final class StopText {
  private static final int COLUMNS = 100;
  private static final int NOTE_COLUMNS = 70;
  private static final String INDENT = "      ";

  private final PrintWriter out;
  private final Language language;
  private final Language.Labels labels;
  private final Words words;
  private final Texts texts;
  private final LiveNumbering numbering;
  private final StepLocations locations = StepLocations.load();
  private final Set<Steps> told = EnumSet.noneOf(Steps.class);

  public StopText(PrintWriter out, Language language, LiveNumbering numbering) {
    this.out = requireNonNull(out);
    this.language = language;
    this.labels = language.labels();
    this.words = Words.of(Stepper.class, language);
    this.texts = Texts.load(language);
    this.numbering = requireNonNull(numbering);
  }

  /** The step's number, name and thread, what it is about, and where it stands. */
  public void stop(Hold hold) {
    StepView step = hold.step();
    out.println();
    out.println("── " + title(step) + "  [" + hold.thread() + "] ──");
    Text text = texts.of(step.entry());
    if (told.add(step.entry())) {
      item(labels.what(), text.what());
      item(labels.why(), text.why());
      item(labels.without(), text.without());
    } else {
      item(labels.what(), text.what() + " (" + words.say("first-told") + ")");
    }
    List<StepView> around = around(hold);
    if (!around.isEmpty()) {
      item(
          words.say("stack"),
          String.join(" › ", around.stream().map(this::brief).toList()));
    }
    item(words.say("notes"), notesSoFar(around));
  }

  /** One line or more behind a word of its own. */
  public void item(String label, String text) {
    String indent = INDENT;
    for (String line : Wrap.lines(label + ": " + text, COLUMNS - indent.length())) {
      out.println(indent + line);
      indent = INDENT + "    ";
    }
  }

  public void lines(List<String> lines) {
    lines.forEach(line -> out.println(INDENT + line));
  }

  /** The stack, outermost first, with the places in both sources. */
  public void stack(Hold hold) {
    List<StepView> outermostFirst = new ArrayList<>(hold.stack());
    Collections.reverse(outermostFirst);
    String indent = INDENT;
    String thread = "";
    for (StepView step : outermostFirst) {
      String other = step.thread().equals(thread) ? "" : "  [" + step.thread() + "]";
      thread = step.thread();
      out.println(indent + title(step) + other);
      out.println(indent + "    Go: " + step.entry().goFile());
      String javaIndent = indent + "    ";
      locations.of(step.entry()).forEach(place -> out.println(javaIndent + "Java: " + place));
      indent = indent.length() < COLUMNS / 2 ? indent + "  " : indent;
    }
  }

  /** The notes of each step of the stack that has some, outermost first. */
  public void notes(Hold hold) {
    List<StepView> noted =
        around(hold).stream().filter(step -> !step.notes().isEmpty()).toList();
    if (noted.isEmpty()) {
      out.println(INDENT + words.say("nothing-noted"));
    }
    noted.forEach(step -> item(brief(step), Values.notes(step.notes(), language)));
  }

  /** Such as {@code 3.4  app.createAPIExtensionsServer}. */
  public String title(StepView step) {
    return numbering.number(step) + "  " + step.entry().goFunction();
  }

  private String brief(StepView step) {
    return numbering.number(step) + " " + step.entry().shortName();
  }

  /** The steps that the held one is inside of, outermost first. */
  private static List<StepView> around(Hold hold) {
    List<StepView> around = new ArrayList<>(hold.stack());
    around.remove(0);
    Collections.reverse(around);
    return around;
  }

  /** A stop shows that there is something, the command n all of it. */
  private static String shortened(String notes) {
    return notes.length() <= NOTE_COLUMNS ? notes : notes.substring(0, NOTE_COLUMNS) + "…";
  }

  private String notesSoFar(List<StepView> around) {
    StringBuilder notes = new StringBuilder();
    for (StepView step : around) {
      if (!step.notes().isEmpty()) {
        notes.append(notes.length() == 0 ? "" : "; ").append(brief(step)).append(": ");
        notes.append(shortened(Values.notes(step.notes(), language)));
      }
    }
    return notes.length() == 0 ? words.say("nothing-noted") : notes.toString();
  }
}
