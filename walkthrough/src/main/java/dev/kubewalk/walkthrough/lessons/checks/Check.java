package dev.kubewalk.walkthrough.lessons.checks;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.kubewalk.walkthrough.lessons.Words;

/**
 * One thing that must hold when an exercise is done. Written in a lesson as a name with parameters,
 * such as {@code hook: {name: crd-informer-synced}}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
  @JsonSubTypes.Type(value = Performed.class, name = "performed"),
  @JsonSubTypes.Type(value = NotPerformed.class, name = "not-performed"),
  @JsonSubTypes.Type(value = Order.class, name = "order"),
  @JsonSubTypes.Type(value = NoteCheck.class, name = "note"),
  @JsonSubTypes.Type(value = Flag.class, name = "flag"),
  @JsonSubTypes.Type(value = Hook.class, name = "hook"),
  @JsonSubTypes.Type(value = Ended.class, name = "ended"),
  @JsonSubTypes.Type(value = Exists.class, name = "exists"),
  @JsonSubTypes.Type(value = Answers.class, name = "answers")
})
public sealed interface Check
    permits Performed, NotPerformed, Order, NoteCheck, Flag, Hook, Ended, Exists, Answers {
  /** Decides, and says in the words given what was wanted and what was found. */
  Outcome judge(Evidence evidence, Words words);
}
