package dev.kubewalk.walkthrough.replay.dap;

import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.StepView;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.tracer.replay.Moment;
import dev.kubewalk.walkthrough.narration.Language;
import dev.kubewalk.walkthrough.narration.Text;
import dev.kubewalk.walkthrough.narration.Texts;
import dev.kubewalk.walkthrough.narration.Values;
import dev.kubewalk.walkthrough.narration.Words;
import dev.kubewalk.walkthrough.replay.Recorded;
import dev.kubewalk.walkthrough.replay.ReplayConsole;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is to be known about a step and about the run at a moment, by name. */
final class Facts {
  private final Recorded recorded;
  private final Language language;
  private final Words words;
  private final Texts texts;

  Facts(Recorded recorded, Language language) {
    this.recorded = recorded;
    this.language = language;
    this.words = Words.of(ReplayConsole.class, language);
    this.texts = Texts.load(language);
  }

  /** The groups of facts in the order in which they are shown, each with its heading. */
  Map<String, Map<String, Object>> groups(Moment moment, RecordedStep step) {
    Map<String, Map<String, Object>> groups = new LinkedHashMap<>();
    groups.put(words.say("group-notes"), moment.view(step).notes());
    groups.put(words.say("group-changes"), changes(moment, step));
    groups.put(words.say("group-step"), step(moment, step));
    groups.put(words.say("group-run"), run(moment));
    return groups;
  }

  private Map<String, Object> changes(Moment moment, RecordedStep step) {
    Map<String, Object> changes = new LinkedHashMap<>();
    for (RecordedStep.Change change : moment.changes(step)) {
      Map<String, Object> values = new LinkedHashMap<>();
      values.put(words.say("before"), change.before());
      values.put(words.say("after"), change.after());
      String name = change.name();
      for (int again = 2; changes.containsKey(name); again++) {
        name = change.name() + " (" + again + ")";
      }
      changes.put(name, values);
    }
    return changes;
  }

  private Map<String, Object> step(Moment moment, RecordedStep step) {
    Steps entry = step.entry();
    StepView view = moment.view(step);
    Text text = texts.of(entry);
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put(words.say("number"), recorded.number(step));
    facts.put(words.say("key"), entry.key());
    facts.put("Go", entry.goFunction() + " (" + entry.goFile() + ")");
    facts.put(words.say("section"), language.title(entry.section()));
    facts.put(words.say("thread"), step.thread());
    facts.put(words.say("began"), Values.duration(step.startNanos()));
    facts.put(words.say("state"), state(moment, view));
    facts.put(language.labels().what(), text.what());
    facts.put(language.labels().why(), text.why());
    facts.put(language.labels().without(), text.without());
    facts.put(words.say("ended-inside"), names(ended(moment, step.children())));
    facts.put(words.say("ended-beside"), names(moment.finishedSiblings(step)));
    return facts;
  }

  private static List<RecordedStep> ended(Moment moment, List<RecordedStep> steps) {
    return steps.stream().filter(moment::hasEnded).toList();
  }

  private String state(Moment moment, StepView step) {
    if (step.endNanos() < 0) {
      return words.say("for-now", Values.duration(moment.elapsedNanos() - step.startNanos()));
    }
    String took = Values.duration(step.endNanos() - step.startNanos());
    return step.failure() == null
        ? words.say("ended-after", took)
        : words.say("failed-after", took, step.failure());
  }

  private Map<String, Object> run(Moment moment) {
    Recording recording = recorded.timeline().recording();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put(
        words.say("time"),
        words.say(
            "place",
            Values.duration(moment.elapsedNanos()),
            moment.position() + 1,
            recorded.timeline().size()));
    facts.put(words.say("version"), recording.header().facts().version());
    facts.put("JDK", recording.header().jdk());
    facts.put(words.say("started"), recording.header().facts().startedAt());
    facts.put(words.say("flags"), recording.header().facts().flags());
    facts.put(words.say("at-work"), names(moment.open()));
    facts.put(words.say("failures"), names(moment.failed()));
    facts.put(words.say("missing"), recording.lost());
    return facts;
  }

  private List<String> names(List<RecordedStep> steps) {
    return steps.stream()
        .map(step -> recorded.number(step) + " " + step.entry().shortName())
        .toList();
  }
}
