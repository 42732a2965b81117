package dev.kubewalk.walkthrough.replay;

import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.StepView;
import dev.kubewalk.tracer.gate.Hold;
import dev.kubewalk.tracer.replay.Moment;
import dev.kubewalk.walkthrough.narration.Language;
import dev.kubewalk.walkthrough.narration.Values;
import dev.kubewalk.walkthrough.narration.Words;
import dev.kubewalk.walkthrough.stepping.StopText;
import java.io.PrintWriter;
import java.util.List;

/** Writes what is to be seen at a stop of a recording, in the look of live stepping. */
public final class ReplayText {
  /** How many finished steps a list names. */
  private static final int MANY = 12;

  private final PrintWriter out;
  private final Language language;
  private final Language.Labels labels;
  private final Words words;
  private final Recorded recorded;
  private final StopText text;

  public ReplayText(PrintWriter out, Language language, Recorded recorded) {
    this.out = out;
    this.language = language;
    this.labels = language.labels();
    this.words = Words.of(ReplayConsole.class, language);
    this.recorded = recorded;
    this.text = new StopText(out, language, recorded.numbering());
  }

  /** A fixed sentence on a line of its own. */
  void say(String key, Object... values) {
    text.lines(List.of(words.say(key, values)));
  }

  /** What happens here: a step that begins is told about, of one that ends what came of it. */
  public void stop(Moment moment) {
    Hold hold = Recorded.hold(moment, moment.thread());
    if (moment.isStart()) {
      text.stop(hold);
    } else {
      outcome(moment, hold);
    }
    long events = recorded.timeline().size();
    String elapsed = Values.duration(moment.elapsedNanos());
    text.item(words.say("time"), words.say("place", elapsed, moment.position() + 1, events));
  }

  private void outcome(Moment moment, Hold hold) {
    StepView step = hold.step();
    String mark = moment.isEnd() ? " " + mark(step) : "";
    out.println();
    out.println("── " + text.title(step) + mark + "  [" + step.thread() + "] ──");
    text.item(labels.run(), summary(moment, moment.step()));
    changes(moment, moment.step());
  }

  /** Another thread at the same moment. */
  void thread(Moment moment, String thread) {
    Hold hold = Recorded.hold(moment, thread);
    out.println();
    out.println("── " + text.title(hold.step()) + "  [" + thread + "] ──");
    text.stack(hold);
  }

  void stack(Moment moment, String thread) {
    text.stack(Recorded.hold(moment, thread));
  }

  /** All that is known now: notes, changes, what ended before, what is at work, what failed. */
  void state(Moment moment, String thread) {
    RecordedStep step = moment.stack(thread).get(0);
    text.item(text.title(moment.view(step)), summary(moment, step));
    changes(moment, step);
    if (moment.stack(thread).stream()
        .skip(1)
        .anyMatch(s -> !moment.view(s).notes().isEmpty())) {
      text.notes(Recorded.hold(moment, thread));
    }
    steps("finished", moment, moment.finishedSiblings(step));
    text.item(words.say("at-work"), String.valueOf(moment.open().size()));
    List<RecordedStep> failed = moment.failed();
    if (failed.isEmpty()) {
      say("none-failed");
    }
    steps("failed", moment, failed);
  }

  /** The threads at work with what they are at. */
  void threads(Moment moment, List<String> threads, String current) {
    for (int i = 0; i < threads.size(); i++) {
      String thread = threads.get(i);
      String mark = thread.equals(current) ? "*" : " ";
      RecordedStep at = moment.stack(thread).get(0);
      text.lines(List.of(mark + (i + 1) + "  " + thread + "  " + line(moment, at)));
    }
  }

  /** The stops around, with this one marked. */
  void list(List<Moment> stops, Moment here) {
    for (Moment stop : stops) {
      String mark = stop.equals(here) ? ">" : " ";
      String what = stop.isStart() ? "" : " " + mark(stop.view(stop.step()));
      String time = Values.duration(stop.elapsedNanos());
      text.lines(List.of(mark + " " + time + "  " + recorded.number(stop.step()) + "  "
          + stop.step().entry().goFunction() + what + "  [" + stop.thread() + "]"));
    }
  }

  /** Such as {@code 3.4  app.createAPIExtensionsServer ✓ 41 ms}. */
  private String line(Moment moment, RecordedStep step) {
    StepView view = moment.view(step);
    String took = view.endNanos() < 0
        ? ""
        : " " + mark(view) + " " + Values.duration(view.endNanos() - view.startNanos());
    return text.title(view) + took;
  }

  private static String mark(StepView step) {
    if (step.endNanos() < 0) {
      return "…";
    }
    return step.failure() == null ? "✓" : "✗";
  }

  private String summary(Moment moment, RecordedStep step) {
    StepView view = moment.view(step);
    StringBuilder summary = new StringBuilder();
    if (view.failure() != null) {
      summary.append(labels.failed()).append(": ").append(view.failure()).append("; ");
    }
    String notes = Values.notes(view.notes(), language);
    summary.append(notes).append(notes.isEmpty() ? "" : "; ");
    return summary
        .append(
            view.endNanos() < 0
                ? words.say("for-now", Values.duration(moment.elapsedNanos() - view.startNanos()))
                : Values.duration(view.endNanos() - view.startNanos()))
        .toString();
  }

  private void changes(Moment moment, RecordedStep step) {
    for (RecordedStep.Change change : moment.changes(step)) {
      text.item(
          words.say("changed"), change.name() + ": " + change.before() + " → " + change.after());
    }
  }

  private void steps(String key, Moment moment, List<RecordedStep> steps) {
    if (steps.isEmpty()) {
      return;
    }
    text.lines(List.of(words.say(key, steps.size())));
    int left = Math.max(0, steps.size() - MANY);
    if (left > 0) {
      text.lines(List.of("  …"));
    }
    steps.stream().skip(left).forEach(step -> text.lines(List.of("  " + line(moment, step))));
  }
}
