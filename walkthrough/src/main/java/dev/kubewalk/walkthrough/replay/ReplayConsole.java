package dev.kubewalk.walkthrough.replay;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.replay.Cursor;
import dev.kubewalk.tracer.replay.Moment;
import dev.kubewalk.walkthrough.stepping.Prompt;
import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The conversation with the user: shows where the cursor is, and moves it as the user says. */
public final class ReplayConsole {
  private static final int AROUND = 5;

  private static final List<String> COMMANDS = List.of(
      "next",
      "back",
      "over",
      "back-over",
      "out",
      "run",
      "run-back",
      "point",
      "continue",
      "reverse",
      "threads",
      "stack",
      "info",
      "list",
      "quit");

  private final PrintWriter out;
  private final ReplayText text;
  private final Recorded recorded;
  private final Cursor cursor;
  private final Set<String> points = new LinkedHashSet<>();

  /** Whose stack is looked at; the thread of the event at hand until the user chooses another. */
  private String thread;

  public ReplayConsole(PrintWriter out, ReplayText text, Recorded recorded, Cursor cursor) {
    this.out = requireNonNull(out);
    this.text = requireNonNull(text);
    this.recorded = requireNonNull(recorded);
    this.cursor = requireNonNull(cursor);
    this.thread = cursor.here().thread();
  }

  /** Runs until the user quits or there are no more commands. */
  public void converse(Prompt prompt) throws InterruptedException {
    text.say("welcome");
    if (recorded.timeline().recording().lost() > 0) {
      text.say("lost", recorded.timeline().recording().lost());
    }
    text.stop(cursor.here());
    Optional<String> line = ask(prompt);
    while (line.isPresent() && !line.get().equals("q")) {
      obey(line.get());
      line = ask(prompt);
    }
  }

  private Optional<String> ask(Prompt prompt) throws InterruptedException {
    out.flush();
    return prompt.read("replay " + recorded.number(current()) + "> ");
  }

  private void obey(String line) {
    String command = line.isEmpty() ? "n" : line.substring(0, 1);
    String argument = line.isEmpty() ? "" : line.substring(1).strip();
    switch (command) {
      case "n" -> moved(cursor.next(), true);
      case "b" -> moved(cursor.back(), false);
      case "o" -> moved(cursor.over(current()), true);
      case "O" -> moved(cursor.backOver(current()), false);
      case "u" -> moved(cursor.out(current()), true);
      case "r" -> run(argument, true);
      case "R" -> run(argument, false);
      case "p" -> point(argument);
      case "c" -> continued(cursor.resume(), true);
      case "C" -> continued(cursor.reverse(), false);
      case "t" -> threads(argument);
      case "s" -> text.stack(cursor.here(), thread);
      case "i" -> text.state(cursor.here(), thread);
      case "l" -> text.list(cursor.around(AROUND), cursor.here());
      case "?" -> COMMANDS.forEach(known -> text.say("help-" + known));
      default -> text.say("no-command", line);
    }
  }

  private RecordedStep current() {
    return cursor.here().stack(thread).get(0);
  }

  private void moved(boolean done, boolean forwards) {
    if (done) {
      show();
    } else {
      stuck(forwards);
    }
  }

  private void show() {
    thread = cursor.here().thread();
    text.stop(cursor.here());
  }

  /** Why there is no such move: the recording has no more, or a killed run's step has no end. */
  private void stuck(boolean forwards) {
    Moment here = cursor.here();
    if (!forwards) {
      text.say(here.position() == 0 ? "beginning" : "nothing-before");
    } else if (here.position() < recorded.timeline().size() - 1) {
      text.say("never-ends");
    } else if (recorded.timeline().recording().complete()) {
      text.say("end");
    } else {
      text.say("cut-off", recorded.timeline().recording().open().size());
    }
  }

  private void continued(boolean found, boolean forwards) {
    show();
    if (!found) {
      stuck(forwards);
    }
  }

  private void run(String name, boolean forwards) {
    if (name.isEmpty()) {
      text.say("no-target");
      return;
    }
    if (!recorded.has(name)) {
      text.say("no-step", name);
      return;
    }
    Predicate<RecordedStep> wanted = recorded.called(name);
    if (forwards ? cursor.runTo(wanted) : cursor.runBackTo(wanted)) {
      show();
    } else {
      text.say(forwards ? "not-after" : "not-before", name);
    }
  }

  private void point(String name) {
    if (!name.isEmpty() && !recorded.has(name)) {
      text.say("no-step", name);
      return;
    }
    if (!name.isEmpty() && !points.remove(name)) {
      points.add(name);
    }
    List<Predicate<RecordedStep>> wanted = points.stream().map(recorded::called).toList();
    cursor.breakAtStart(step -> wanted.stream().anyMatch(point -> point.test(step)));
    if (points.isEmpty()) {
      text.say("no-points");
    } else {
      text.say("points", String.join(", ", points));
    }
  }

  private void threads(String which) {
    Moment here = cursor.here();
    List<String> threads = here.threads();
    if (which.isEmpty()) {
      text.threads(here, threads, thread);
      return;
    }
    Optional<String> chosen = which.matches("[1-9][0-9]{0,2}")
        ? threads.stream().skip(Integer.parseInt(which) - 1L).findFirst()
        : threads.stream().filter(which::equals).findFirst();
    if (chosen.isEmpty()) {
      text.say("no-thread", which);
      return;
    }
    thread = chosen.get();
    text.thread(here, thread);
  }
}
