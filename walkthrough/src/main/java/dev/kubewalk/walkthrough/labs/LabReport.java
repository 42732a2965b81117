package dev.kubewalk.walkthrough.labs;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.walkthrough.host.Answer;
import dev.kubewalk.walkthrough.narration.Language;
import dev.kubewalk.walkthrough.narration.Values;
import dev.kubewalk.walkthrough.narration.Words;
import dev.kubewalk.walkthrough.narration.Wrap;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes what a lab is about and what came of it. */
final class LabReport {
  private static final int COLUMNS = 100;
  private static final int NAME_COLUMNS = 24;
  private static final int MOST_COMPLAINTS = 8;
  private static final int FEW = 3;
  private static final String INDENT = "  ";

  private final PrintWriter out;
  private final Words words;
  private final Lab lab;

  LabReport(PrintWriter out, Language language, Lab lab) {
    this.out = requireNonNull(out);
    this.words = Words.of(LabReport.class, language);
    this.lab = requireNonNull(lab);
  }

  static void listed(PrintWriter out, Language language, Lab lab) {
    String title = Words.of(LabReport.class, language).say(lab.name() + ".title");
    out.printf(Locale.ROOT, "%-" + NAME_COLUMNS + "s %s%n", lab.name(), title);
  }

  void heading() {
    out.println();
    out.println("━━ " + lab.name() + "  " + words.say(lab.name() + ".title") + " ━━");
    tell(words.say(lab.name() + ".broken"));
    Steps at = lab.fault().at();
    tell(words.say("at", at.goFunction(), at.key(), at.goFile()));
    out.flush();
  }

  void healthy(Observation healthy) {
    out.println();
    tell(words.say("healthy", Values.duration(healthy.after().toNanos())));
    out.flush();
  }

  void findings(Findings findings) {
    outcome(findings.broken());
    head("red");
    red("/readyz", findings.broken().readyz());
    red("/livez", findings.broken().livez());
    head("logged");
    complaints(findings.complaints());
    head("recorded");
    recorded(findings);
    if (!lab.questions().isEmpty()) {
      head("asked");
      lab.questions().forEach(question -> answers(question, findings));
    }
    head("why");
    tell(words.say(lab.name() + ".why"));
    head("real");
    tell(words.say(lab.name() + ".real"));
  }

  void end(Path recording) {
    out.println();
    tell(words.say("end", recording));
    out.flush();
  }

  private void outcome(Observation broken) {
    String after = Values.duration(broken.after().toNanos());
    if (broken.status().isPresent()) {
      tell(words.say("ended", after, broken.status().getAsInt()));
      if (!broken.error().isEmpty()) {
        item("Error: " + broken.error());
      }
    } else if (broken.readyz().answer().isOk()) {
      tell(words.say("was-ready", after));
    } else {
      tell(words.say("not-ready", after));
    }
  }

  private void red(String path, Observation.Health health) {
    Answer answer = health.answer();
    if (answer.status() == 0) {
      item(path + ": " + words.say("no-answer"));
      return;
    }
    if (health.reasons().isEmpty()) {
      item(path + " " + answer.status() + ": " + words.say("nothing-red"));
      return;
    }
    item(path + " " + answer.status() + ": "
        + words.say("count-red", health.reasons().size()));
    for (Map.Entry<String, String> check : health.reasons().entrySet()) {
      item("[-] " + check.getKey() + ": " + check.getValue());
    }
  }

  private void complaints(List<String> complaints) {
    if (complaints.isEmpty()) {
      item(words.say("nothing-logged"));
    }
    complaints.stream().limit(MOST_COMPLAINTS).forEach(this::item);
    if (complaints.size() > MOST_COMPLAINTS) {
      item(words.say("more", complaints.size() - MOST_COMPLAINTS));
    }
  }

  private void recorded(Findings findings) {
    List<RecordedStep> failed = findings.failed();
    for (RecordedStep step : failed) {
      item(words.say("failed", name(step), step.failure().orElseThrow().message()));
    }
    if (!failed.isEmpty()) {
      RecordedStep innermost = failed.get(0);
      RecordedStep last = Findings.lastInside(innermost);
      if (!last.equals(innermost)) {
        item(words.say("last-begun", name(last)));
      }
    }
    for (RecordedStep step : findings.stuck()) {
      long open = findings.broken().evidence().nanos() - step.startNanos();
      item(words.say("open", name(step), step.thread(), Values.duration(open)));
    }
    List<Steps> missing = findings.neverBegun();
    if (!missing.isEmpty()) {
      List<String> first = missing.stream().limit(FEW).map(Steps::key).toList();
      String more = missing.size() > FEW ? ", …" : "";
      item(words.say("never", missing.size(), String.join(", ", first) + more));
    }
    if (failed.isEmpty() && findings.stuck().isEmpty() && missing.isEmpty()) {
      item(words.say("nothing-recorded"));
    }
  }

  private void answers(Question question, Findings findings) {
    Answer before = findings.healthy().answers().get(question);
    Answer after = findings.broken().answers().get(question);
    if (after == null) {
      item(question + ": " + words.say("no-answer"));
      return;
    }
    item(words.say("compared", question, Answers.brief(before), Answers.brief(after)));
    Answer insecure = findings.broken().insecureAnswers().get(question);
    if (insecure != null && Answers.differ(after, insecure)) {
      item(INDENT + words.say("insecure", Answers.brief(insecure)));
    }
  }

  private static String name(RecordedStep step) {
    return step.entry().goFunction() + " (" + step.entry().key() + ")";
  }

  private void head(String key) {
    out.println();
    out.println(words.say(key));
  }

  private void item(String text) {
    String indent = INDENT;
    for (String line : Wrap.lines(text, COLUMNS - INDENT.length() * 2)) {
      out.println(INDENT + indent + line);
      indent = INDENT + INDENT;
    }
  }

  private void tell(String text) {
    Wrap.lines(text, COLUMNS - INDENT.length()).forEach(line -> out.println(INDENT + line));
  }
}
