package dev.kubewalk.walkthrough.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.StepLocations;
import dev.kubewalk.walkthrough.narration.Headings;
import dev.kubewalk.walkthrough.narration.Language;
import dev.kubewalk.walkthrough.narration.Story;
import dev.kubewalk.walkthrough.narration.Values;
import java.util.Map;

/** The steps' details as JSON, which the page's script shows when a step is clicked. */
final class StepsJson {
  private final StepLocations locations;

  StepsJson(StepLocations locations) {
    this.locations = locations;
  }

  /** An object from step id to details; safe inside a script element. */
  String of(Story story) {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    for (Story.Chapter chapter : story.chapters()) {
      for (Story.Told told : chapter.steps()) {
        all.set(Long.toString(told.step().id()), details(told));
      }
    }
    return all.toString().replace("</", "<\\/");
  }

  private ObjectNode details(Story.Told told) {
    RecordedStep step = told.step();
    ObjectNode details = JsonNodeFactory.instance.objectNode();
    details.put("number", told.number());
    details.put("heading", Headings.of(step.entry(), step.notes()));
    details.put("key", step.entry().key());
    details.put("row", step.entry().id());
    details.put("go", step.entry().goFunction());
    details.put("file", step.entry().goFile());
    details.put("thread", step.thread());
    details.put("start", Values.duration(step.startNanos()));
    details.put("took", step.isOpen() ? "" : Values.duration(step.durationNanos()));
    ArrayNode java = details.putArray("java");
    locations.of(step.entry()).forEach(java::add);
    step.failure().ifPresent(f -> details.put("failure", f.type() + ": " + f.message()));
    ObjectNode notes = details.putObject("notes");
    for (Map.Entry<String, Object> note : step.notes().entrySet()) {
      notes.put(note.getKey(), Values.value(note.getValue(), Language.EN));
    }
    ArrayNode changes = details.putArray("changes");
    for (RecordedStep.Change change : step.changes()) {
      changes.add(change.name() + ": " + change.before() + " → " + change.after());
    }
    return details;
  }
}
